# Places: counts, opening hours, where alerts go.

places-about = A place is a name that staff give. Stations do not learn it. Opening hours tell a silent station from a closed room.
place-stations = Stations
place-how = How they are
place-needs = Needs
place-open-today = Open today
place-alerts = Alerts go to
place-always = Always open
place-closed = closed
place-add = Add a place
place-change = Change the place
place-name = Name
place-name-more = Name a room or a branch, never a person.
place-hours = Opening hours
place-hours-more = A station that falls silent outside them is listed last, and alerts nobody until the place opens.
place-from = { $day }, from
place-to = { $day }, to
place-remove = Remove it
