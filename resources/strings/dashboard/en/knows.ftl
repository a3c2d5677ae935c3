# What this server knows: public, prints.

knows-about = Everything, on one page, drawn from the contract. Anyone may read it.
knows-print = Print
knows-never = What it does not know
never-who = Who sat at a station.
never-whether = Whether anyone did.
never-when = When a visit began or ended.
never-what = Any page, title, search, file or print job.
never-where = Any network address, serial number or name of a computer.
never-text = Any text: a report cannot hold one.
knows-besides = What it knows besides reports
besides-names = Names that staff gave to desks and places, and opening hours.
besides-staff = Accounts of staff, and what they did here, to the minute.
besides-keys = A random id and a key of each station, made at its enrolment.
besides-alerts = What alerts were about: what the station’s row held.
knows-often = Every { $minutes } minutes
knows-often-more = Always { $bytes } bytes, at a fixed moment of each station, never because of a visit.
knows-daily = Once a day
knows-daily-more = What a patron could move is one step for a whole day.
knows-field = Field
knows-values = Values, and nothing finer
knows-unit = Unit
knows-purpose = Why it is there
knows-why = Why it names nobody
knows-range = { $from } to { $to }
knows-kept = Raw reports are kept { $reports } days, sums by day { $days } days; then they are deleted.
