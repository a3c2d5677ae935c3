# The dashboard's frame: rail, live mark, states, keys, time. The same messages, in the same order, are in es/frame.ftl.
# Short sentences; what is so, then what to do. A station is heard or silent, never “offline”.

lethe = Lethe
lethe-what = station health
nav-menu = Menu
nav-skip = Skip to the page
nav-stations = Stations
nav-station = Station
nav-promises = Promises
nav-places = Places
nav-usage = Usage
nav-alerts = Alerts
nav-enrol = Enrol
nav-policies = Policies
nav-staff = Staff and trail
nav-settings = Settings
nav-knows = What this server knows
nav-sign-in = Sign in
nav-join = Choose a password
nav-wall = Wall display
sign-out = Sign out
look-change = Light or dark
role-viewer = viewer
role-technician = technician
role-admin = admin
title = { $page } – Lethe
printed = Lethe, { $total } stations, as of { $time }
title-need = ({ $n }) { $page } – Lethe

## Time

time-now = in the last 5 min
time-minutes = { $n } min
time-hours = { $n } h
time-days =
    { $n ->
        [one] { $n } day
       *[other] { $n } days
    }

## Live

live = Live
live-as-of = as of { $time }
live-not = Not live
live-held = Held still
live-waiting =
    { $n ->
        [one] { $n } change waits
       *[other] { $n } changes wait
    }
live-show = Show
told-out = { $name } is out of service.
told-worse =
    { $n ->
        [one] { $n } more station needs a hand.
       *[other] { $n } more stations need a hand.
    }
told-better =
    { $n ->
        [one] { $n } station is well again.
       *[other] { $n } stations are well again.
    }
told-need =
    { $n ->
        [0] All stations are well.
        [one] { $n } station needs a hand.
       *[other] { $n } stations need a hand.
    }

## States

state-loading = Loading…
state-failed = The server did not answer.
state-failed-more = The stations go on working and keep their reports for later. This page tries again by itself.
state-again = Try now
state-stale = This page has not heard from the server since { $time }.
state-stale-more = What you see is from then. It may have changed.
state-denied = Your role does not reach this page.
state-denied-more = You are signed in as { $role }. This page is for { $needed }.
state-denied-ask = Ask one: { $names }.
state-denied-nobody = Ask whoever looks after this server.
state-missing = There is nothing here.
state-missing-more = The address may be old, or what stood here was removed.
state-home = Go to the stations
not-done = That was not possible. It may have changed meanwhile: load the page again.
not-answered = The server did not answer. Nothing was changed.

## Parts

place = Place
place-nobody = nobody
place-open = { $from } to { $to }
change = Change
change-it = Change { $name }
save = Save
older = Older
newest = Newest
yes = yes
no = no
close = Close
cancel = Cancel
copy = Copy
copied = Copied
command = Command

## Keys

keys = Keys
keys-key = Key
keys-does = What it does
keys-on = One-letter keys on
keys-search = Go to the search
keys-rows = Next and previous row
keys-open = Open the row
keys-pick = Only out of service, silent, attention, well
keys-all = All that need a hand
keys-go = Go to { $page }
keys-hold = Maintenance, on a station’s page
keys-tables = Plots or tables, on a station’s page
keys-close = Close, or clear the search
keys-help = This list
keys-then = { $first } then { $second }
keys-or = { $first } or { $second }
