# Promises: what is promised, how many keep it, and what shows it.

promises-about = What the library tells patrons its public computers do, and how many stations do it now. A silent station is never counted as keeping a promise.
print = Print
promises-export = Export these counts (CSV)
promises-export-stations = Export the stations (CSV)
promises-now = Now
promises-built = Kept by construction
promises-built-more = These do not depend on a station’s day. A test shows each of them with every release.
promise-kept = of { $total } keep it
promise-not =
    { $broken ->
        [one] { $broken } does not; { $unknown } silent: cannot say
       *[other] { $broken } do not; { $unknown } silent: cannot say
    }
promise-more = and { $n } more
promised-erased = Every session is erased when it ends
    .evidence = Reported: wipes failed since the start, as a step, and out of service by a wipe.
promised-daily = All user data is deleted every day
    .evidence = Reported: the last daily wipe, ok or failed, and its age in hours.
promised-logs = Event logs are discarded at every start
    .evidence = Reported: the last clearing of event logs, and whether it was since the start.
promised-canary = A planted canary is never found again
    .evidence = Reported: the last canary audit, ok or failed, and its age in hours.
promised-contained = Sessions are contained
    .evidence = Reported: the containment in use; bubblewrap on Linux.
promised-updated = Updates are installed promptly
    .evidence = Reported: whether updates are current, due or overdue.
built-closes = A station that cannot wipe closes itself
    .evidence = Only a clean receipt opens a station again. The tests make wipes fail in every way they know.
built-log-text = Event logs never leave the station
    .evidence = No field of a report can hold a text: each is a number, a step or a code.
built-person = A report says nothing about a person
    .evidence = The list of fields is closed. What is not on it is refused by the station and by this server.
built-address = This server keeps no address
    .evidence = No column and no line of its log can hold one.
built-forgets = This server forgets
    .evidence = Each kind of data has its day. Deleting runs daily and writes its count to the trail.
