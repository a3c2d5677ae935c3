# The stations page: the sentence on top, the counts, the list and the places.

need =
    { $n ->
        [one] { $n } of { $total } stations needs a hand
       *[other] { $n } of { $total } stations need a hand
    }
fine =
    { $total ->
        [one] The one station is well
       *[other] All { $total } stations are well
    }
fine-more = Nothing to do. The next reports arrive within 5 minutes.
counts = Stations by verdict
list-title = Stations, worst first
list-about = Stations with the reason and the remedy
list-verdict = Verdict
list-station = Station
list-why = What is wrong, and what to do
list-for = For
list-start = Start here
list-search = Find a station, place or reason
list-search-key = Find a station, place or reason  ( / )
list-place = Place
list-all-places = All places
list-no-place = No place yet
list-order = Order
list-order-worst = Worst first
list-order-long = Longest first
list-order-name = By name
list-order-place = By place
list-shown = { $n } shown of { $total }
list-all = all of them
list-well-left-out =
    { $n ->
        [one] { $n } well station is not listed.
       *[other] { $n } well stations are not listed.
    }
list-show-well = Show them
list-none = No station matches.
list-clear = Clear the filter
list-group-place = { $n } stations in { $place }
list-group = { $n } stations
list-open = Show the { $n } stations
list-shut = Fold them again
list-whole = Show all as one page
views = Saved views
views-need = Need a hand
views-save = Save this view
views-name = Name of the view
views-name-more = Kept for your account alone. It is a name for this address.
views-forget = Remove the view { $name }
places = By place
places-more = All places
places-well = all well
places-count = { $n } { $verdict }
empty = No station yet.
empty-more = Install Lethe on one computer and let it enrol. It appears on this page within 5 minutes.
empty-make = Make a token for one station
empty-token = Put this token into /etc/lethe/enrolment-token there. It enrols one station, ends in 60 minutes, and is shown once.
empty-step-install = Install the package, copy a sample policy from /opt/lethe/resources/policy to /etc/lethe/station.yaml, and name this server in it:
empty-step-token = Put an enrolment token into /etc/lethe/enrolment-token.
empty-step-check = Check with this line. It names each fault with its remedy:
empty-step-provision = Make it a station with this line, then restart it:
empty-look = Want to look around first? This line fills a server of its own with simulated stations:
empty-waiting = Waiting for the first report…
