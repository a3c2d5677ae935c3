# Verdicts and reasons: what is wrong, the first thing to do (in every list), and the steps (on the station's page).

verdict-out = Out of service
    .means = closed itself; patrons cannot use it
verdict-silent = Silent
    .means = not heard from; we cannot say how it is
verdict-attention = Attention
    .means = open, but something will go wrong or a promise is at risk
verdict-hold = In maintenance
    .means = staff are at work on it; no alerts
verdict-well = Well
    .means = open, every promise kept

reason-audit-found = The canary audit found residue, so the station closed itself.
    .first = Keep it closed. Run the audit there and send its result to IT.
    .step1 = Keep the station closed.
    .step2 = Run the command below there. It names the place where the canary was found.
    .step3 = Put the image on again, or install the update that mends it. It opens by itself after a clean audit.
reason-wipe-failed =
    { $value ->
        [WIPE-02] A place could not be checked after a wipe, so the station closed itself.
        [WIPE-03] A cleaner file was refused, so the station closed itself.
        [WIPE-04] A cleaner reached for a protected place, so the station closed itself.
       *[other] A wipe failed, so the station closed itself.
    }
    .first = Restart it: it wipes again before it opens.
    .step1 = Restart the station. It wipes and checks itself before it opens.
    .step2 = If it closes again, run the command below there. It names what stays.
    .step3 = If the same thing stays twice, put the image on again.
reason-logs-resist = Its event logs could not be cleared, so the station closed itself.
    .first = Clear them there: the command names the log that stays.
    .step1 = Run the command below on the station. It names the log that stays.
    .step2 = If a log forwarder is named, take it off the image.
    .step3 = It opens by itself when its logs are clear.
reason-agent-lost = The part that wipes does not answer, so the station closed itself.
    .first = Restart it: it wipes before it opens.
    .step1 = Restart the station. It wipes and checks itself before it opens.
    .step2 = If it closes again, run the command below there. It names what is wrong.
reason-audit-undone = The canary audit could not be made, so the station closed itself.
    .first = See that Lethe is on its screen, then run the audit there.
    .step1 = See that Lethe is on the station’s screen and that nobody uses it.
    .step2 = Run the command below there. It names what stood in the way.
    .step3 = It opens by itself after a clean audit.
reason-policy-bad = Its policy file is not valid, so it does not open.
    .first = Check the policy file: the command names the line.
    .step1 = Run the command below on the station. It names line, key and remedy.
    .step2 = Mend the file, or put the last good one back.
    .step3 = It opens by itself when the file is valid.
reason-closed = The station closed itself.
    .first = Restart it; if it closes again, look at its own screen for the code.
    .step1 = Restart the station. It wipes and checks itself before it opens.
    .step2 = If it closes again, run the command below there. It names what is wrong.
    .step3 = It opens by itself when it finds everything clean.
reason-silent-place = { $n } of { $all } stations here fell silent with the same report.
    .first = Look at the network of the place first, not at each station.
    .step1 = Check the switch and the power of the place.
    .step2 = If both are fine, check one station: is it on, is its cable in?
    .step3 = They come back by themselves. What they missed is delivered late.
reason-silent = Nothing heard for { $time }.
    .first = See whether it is on and its network cable is in.
    .step1 = Is it switched on? Is its network cable in?
    .step2 = If both, run the command below there. It names what stops the report.
    .step3 = When it is heard again it becomes well by itself.
reason-never = Enrolled, but no report yet.
    .first = Start it once on the library network.
    .step1 = Start the station on the library network.
    .step2 = If nothing comes within 10 minutes, run the command below there.
    .step3 = If it will never be used, retire it here.
reason-silent-closed = Silent, and its place is closed.
    .first = Nothing to do until it opens.
reason-clone = Two machines report with this id.
    .first = Seal one of the two and restart it: it enrols as a new station.
    .step1 = Find the second machine: it was cloned without being sealed.
    .step2 = Run the command below there. It stops the station, makes it forget its id, and restarts it.
    .step3 = This page shows one station again within 10 minutes.
reason-logs-kept = Event logs not cleared since it started.
    .first = Clear them there: the command names the log that stays.
    .step1 = Run the command below on the station. It names the log that stays.
    .step2 = If a log forwarder is named, take it off the image.
    .step3 = The next report shows the promise kept.
reason-containment-weak = Sessions run without bubblewrap.
    .first = Install bubblewrap, then restart the station.
    .step1 = Install the bubblewrap package on the station or in the image.
    .step2 = Run the command below. It names what still stands in the way.
    .step3 = Restart the station.
reason-canary-old =
    { $time ->
        [none] The last canary audit did not succeed.
       *[other] No canary audit for { $time }.
    }
    .first = Leave it on over its daily hour, or restart it now.
    .step1 = Leave the station on over its daily hour. A missed audit runs when it wakes.
    .step2 = To have it now, run the command below there.
reason-daily-late =
    { $time ->
        [none] The last daily wipe did not succeed.
       *[other] No daily wipe for { $time }.
    }
    .first = Restart it: a missed wipe runs at once.
    .step1 = Restart the station: a missed wipe runs at once.
    .step2 = If it is late again tomorrow, check its clock and its daily hour in the policy.
reason-wipes-failed =
    { $value ->
        [1] One wipe failed since it started; the last one was clean.
       *[other] { $step } wipes failed since it started; the last one was clean.
    }
    .first = Run the audit there before the next one fails.
    .step1 = Run the command below there. It names what is left.
    .step2 = Restart the station when it is free.
reason-disk-full = Disk is { $step } full.
    .first = Remove old packages; nothing on it belongs to a patron.
    .step1 = Remove old packages and kernels: nothing on the disk belongs to a patron.
    .step2 = If it fills again within a week, run the command below. It names what fills up.
reason-memory-full = Memory { $step } used.
    .first = Restart it when it is free.
    .step1 = Restart the station when it is free.
    .step2 = If it fills again within a day, run the command below. It names what fills up.
reason-clock-off = Its clock is wrong by { $step }.
    .first = Check that it reaches the time server.
    .step1 = Check that the station reaches the time server.
    .step2 = If it is wrong again after a night without power, change its battery.
reason-wipe-slow = Wipes take more than a second.
    .first = Look for a failing disk or full memory.
    .step1 = Run the command below there. It names a slow disk or full memory.
    .step2 = Change the disk if it is named.
reason-hot = It is hot: { $step }.
    .first = Free its vents and clean its fan.
    .step1 = Move it away from heat and free its vents.
    .step2 = Clean the fan. If it stays hot for a day, have it serviced.
reason-busy = Its processor was over 75 % busy for a day.
    .first = Restart it; if it stays busy, check it there.
    .step1 = Restart the station when it is free.
    .step2 = If it stays busy, run the command below there. It names what is wrong.
reason-network-bad = Its network { $step }.
    .first = Change its cable, then its socket.
    .step1 = Change the network cable, then the socket.
    .step2 = If it stays, run the command below there.
reason-software-old = Runs Lethe { $step }, which is old.
    .first = Let it update tonight, or update it now.
    .step1 = Leave it on tonight: it updates by itself at night, between visits.
    .step2 = To have it now, run the command below there.
reason-policy-refused = It did not take the policy that this server gave it: { $value }.
    .first = Look the code up, and sign the policy again with a higher number.
    .step1 = Run the command below there: it names the code and what to do.
    .step2 = Sign the policy again with a higher number, and upload it. If nobody here made it, look at this server.
reason-updates-late = System updates are overdue.
    .first = Let it restart tonight so that they install.
    .step1 = Let it restart tonight so that updates install.
    .step2 = If they stay overdue, run the command below there.
reason-hold = Staff are at work on it.
    .first = Nothing to do.
reason-well = Open, every promise kept.
    .first = Nothing to do.

## Steps of the report

step-range = { $from } to { $to }
step-under = under { $to }
step-over = over { $from }
step-percent = { $n } %
step-degrees = { $n } °C
step-milliseconds = { $n } ms
step-second = 1 s
step-more = more than 5
step-minutes = minutes
step-hours = hours
step-seconds = seconds
step-unsteady = comes and goes
step-interrupted = is often interrupted
step-unknown = not known
