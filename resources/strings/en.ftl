# Every word that people read on a station, in English. The same messages, in the same order, are in es.ftl.
# Short sentences, everyday words, no blame. A title says what is; the next line says what to do.

## Everywhere

back = Back
close = Close
cancel = Cancel
done = Done
again = Try again
search = Search
go-home = Library home
ask-desk = Please ask at the desk. They will help you.

## Welcome

welcome-page = Welcome
welcome-title = Welcome. Come and browse.
welcome-lead = You don’t need a card or a password.
welcome-start = Start
welcome-start-time =
    { $minutes ->
        [one] Up to { $minutes } minute
       *[other] Up to { $minutes } minutes
    }
welcome-wait = One moment
welcome-wait-more = Getting a clean session ready
welcome-language = Choose your language
welcome-pledge = This computer keeps nothing about you. When you end, it erases your visit and checks that it is gone.
welcome-keeps = What this computer keeps
welcome-help = Need a hand?
welcome-help-more = Ask at the desk. We are glad to help.
lookup-title = Find a book
lookup-lead = Search the catalogue. No card or password needed.

## What this computer keeps

keeps-visit = From your visit
keeps-station = About the computer
kept-visit = Pages, cookies, sign-ins and files
kept-visit-about = They are held for your visit alone. When it ends, they are erased, and the computer checks that they are gone.
kept-copied = Text you copy
kept-copied-about = It is erased when your visit ends.
kept-leftovers = Traces that programs leave behind
kept-leftovers-about = After every visit the computer looks for them and erases them.
kept-choices = Your language, text size and colours
kept-choices-about = They go back to normal when your visit ends.
kept-receipt = The receipt
kept-receipt-about = It says what was checked, and nothing about what you did. It is not stored.
kept-state = One word: clean, open, erasing or blocked
kept-state-about = The computer needs it to know whether it may open. It says nothing about you.
kept-ledger = When this computer was last cleaned
kept-ledger-about = It notes when it erased its records and checked itself. It notes nothing about visits.
kept-reports = How this computer is
kept-reports-about = It tells the library’s server whether it is well: disk, clock, last cleaning. Never who used it, or for what.
kept-policy = The library’s settings
kept-policy-about = They say what may be opened here. Your visit does not change them.
kept-system-records = The system’s own records
kept-system-records-about = The operating system notes when programs start and stop. Those notes are erased whenever this computer starts, and every day.
lasts-visit = Until your visit ends
lasts-screen = While it is on the screen
lasts-power = Until the computer is switched off
lasts-set = Until staff change it
lasts-day = Until this computer starts again, one day at most
lasts-next = Until the next cleaning

## Text size and contrast

look-open = Text size and contrast
look-title = Make it easier to read
look-size = Text size
look-percent = { $part }
look-colours = Colours
look-light = Light
look-dark = Dark
look-contrast = High contrast
look-motion = Movement
look-motion-less = Less movement
look-forgotten = These choices end with your visit.

## The bar

bar = Station bar
bar-tabs = Tabs
bar-tab-close = Close tab: { $title }
bar-tab-new = New tab
bar-untitled = Page without a name
bar-back = Go back
bar-forward = Go forward
bar-reload = Load the page again
bar-stop = Stop loading
bar-address = About this page
bar-outside = Not a library page
bar-find = Find on this page
bar-zoom = Make the page larger or smaller: { $part }
bar-more = More
bar-time = { $minutes } min left
bar-time-last = Less than 1 min
bar-end = End session
bar-full-leave = Leave full screen
bar-new-search = New search
bar-loading = Loading
menu-copy = Copy
menu-paste = Paste
menu-look-up = Look up in the catalogue

## Hanging from the bar

about-ours = This page is part of this computer
about-ours-body = It was made for this station. It is not a website.
about-library = This page belongs to the library
about-library-body = The library runs this website itself.
about-outside = This page belongs to { $host }
about-outside-body = You can use it here. It is not run by the library, so it has its own rules.
outside-keeps = This computer forgets your visit. A website may keep what you type into it or send to it.
about-secure = The connection is private: others on the network cannot read it.
about-insecure = The connection is not private: others on the network could read what you send.
about-copy = Copy the address
find-count = { $at } of { $all }
find-next = Next
find-before = Previous
zoom-title = Page size
zoom-in = Larger
zoom-out = Smaller
zoom-reset = Normal size
more-full = Full screen
sign-in-title = { $host } asks for a name and a password
sign-in-body = They go to this website, not to the library. This computer forgets them when your visit ends.
sign-in-name = Name
sign-in-password = Password
sign-in-send = Sign in

## What this computer did not do, and what it did

notice-download = Files can’t be saved on this computer. Ask at the desk if you need one.
notice-print = You can’t print from this computer. Ask at the desk if you need a copy.
notice-file = Files can’t be sent from this computer.
notice-pop-up = This page tried to open another window. It was not opened.
notice-permission = This page asked for something that is not offered here, such as a camera.
notice-copied = The address was copied.

## Library home

home-page = Library home
home-title = What are you looking for?
home-field = Search titles and descriptions
home-clear = Clear the search
home-kinds = Kinds
home-all = All
home-letters = A to Z
home-found = Found: { $count }
kind-catalogue = Catalogue
kind-database = Database
kind-journals = Journals
kind-books = E-books
kind-site = Website
home-asks = Ask staff
home-asks-why = For members only. Staff can tell you how to read it.
home-none = Nothing found for “{ $words }”
home-none-more = Try fewer words, or another spelling.
home-none-catalogue = Search the catalogue instead

## Warnings

idle-title = Are you still here?
idle-body = Nobody has used this computer for a while. Unless you come back, your visit will be ended and erased.
idle-seconds = seconds left
idle-stay = I’m still here
idle-any = Any key, click or touch will do. You go back to just where you were.
idle-said =
    { $seconds ->
        [one] { $seconds } second left
       *[other] { $seconds } seconds left
    }
limit-ten =
    { $minutes ->
        [one] { $minutes } minute left. Note down what you want to keep.
       *[other] { $minutes } minutes left. Note down what you want to keep.
    }
limit-one = Less than a minute left. Your visit is about to be ended and erased.
limit-more = Ask for more time
limit-ok = OK
limit-how = To keep going, ask at the desk.

## Ending

end-title = End and erase your visit?
end-body = Everything goes: pages, sign-ins and files. It can’t be brought back.
end-now = Erase now
end-keep = Keep browsing
end-itself = If you walk away now, it is erased when the count ends.

## Erasing

wipe-title = Erasing your visit
wipe-body = This takes a moment. You can walk away.
wipe-slow = This is taking longer than usual. You can walk away. Nobody can use this computer until it is done.
wipe-boot = Getting ready
wipe-boot-body = This computer is making sure it starts clean.
wipe-agent = Please wait
wipe-agent-body = This computer will be ready again soon.
wipe-check = This computer is checking itself
wipe-check-body = Once a day it makes sure that it forgets every visit. It will be ready again in a minute or two.

## Receipt

receipt-page = Receipt
receipt-title = Your session was erased
receipt-sum =
    { $left ->
        [0] { $checks ->
            [one] { $checks } check: nothing is left
           *[other] { $checks } checks: nothing is left
        }
       *[other] { $checks ->
            [one] { $checks } check, { $left } left
           *[other] { $checks } checks, { $left } left
        }
    }
receipt-patron = You ended it.
receipt-idle = Nobody used the computer for a while, so it ended by itself.
receipt-limit = The time was up.
receipt-staff = A member of staff ended it.
receipt-crash = Something went wrong, so the computer ended it. We are sorry.
receipt-last = You closed the last tab.
receipt-full = There was no room left for more, so the computer ended it. We are sorry.
receipt-list = What was checked, and how much is left
receipt-bubblewrap = How: memory only
receipt-directory = How: private folder
receipt-how = How do we know?
receipt-how-less = Show less
receipt-closes = This page closes by itself. The receipt is not kept either.

receipt-line-pages = Open pages
receipt-line-history = Pages you visited
receipt-line-cookies = Cookies
receipt-line-storage = What websites stored
receipt-line-cache = Saved pictures and pages
receipt-line-sign-ins = Sign-ins and forms
receipt-line-files = Your files
receipt-line-copied = Copied text
receipt-line-print = Print jobs
receipt-line-usb = USB sticks
receipt-line-programs = Running programs
receipt-line-temporary = Temporary files
receipt-line-memory = Shared memory
receipt-line-crashes = Crash files

## How we know: what held it, then what was looked at

because-pages = A page is open only while its program runs.
because-history =
    { $containment ->
        [directory] The list of pages was held only in the programs and the private folder of your visit.
       *[bubblewrap] The list of pages lived only in the memory of your visit.
    }
because-cookies =
    { $containment ->
        [directory] Cookies were held only in the programs and the private folder of your visit.
       *[bubblewrap] Cookies lived only in the memory of your visit.
    }
because-storage =
    { $containment ->
        [directory] Websites could store things only in the private folder of your visit.
       *[bubblewrap] Websites could store things only in the memory of your visit.
    }
because-cache =
    { $containment ->
        [directory] Pictures and pages were saved only in the private folder of your visit.
       *[bubblewrap] Pictures and pages were saved only in the memory of your visit.
    }
because-sign-ins =
    { $containment ->
        [directory] Sign-ins and what you typed were held only in the programs and the private folder of your visit.
       *[bubblewrap] Sign-ins and what you typed lived only in the memory of your visit.
    }
because-files = Files of a visit can only be in the places looked at here.
because-copied = Copied and selected text is held by the screen, so the screen was asked.
because-print = A print job waits in the queue of this computer.
because-usb = A stick has to be connected before it can be read.
because-programs = Every program of your visit was stopped. Programs set to start later were looked for too.
because-temporary = Programs put temporary files in folders made for them.
because-memory = Programs can share memory with each other.
because-crashes = A program that fails may leave a file behind.

looked-processes = Programs looked at: { $looked }. Still running: { $left }.
looked-memory-file-systems = Stores looked at: { $looked }. Still held: { $left }.
looked-open-files = Open files looked at: { $looked }. Still open: { $left }.
looked-home = Files in the home folder looked at: { $looked }. Left: { $left }.
looked-temporary = Temporary files looked at: { $looked }. Left: { $left }.
looked-shared-memory = Shared files in memory looked at: { $looked }. Left: { $left }.
looked-inter-process = Shared pieces of memory looked at: { $looked }. Left: { $left }.
looked-other-places = Other files looked at: { $looked }. Left: { $left }.
looked-clipboard = Copied text looked for: { $looked }. Left: { $left }.
looked-primary-selection = Selected text looked for: { $looked }. Left: { $left }.
looked-print-spool = Print jobs looked at: { $looked }. Left: { $left }.
looked-crash-dumps = Crash files looked at: { $looked }. Left: { $left }.
looked-scheduled-jobs = Programs set for later looked at: { $looked }. Left: { $left }.
looked-removable-media = Connected sticks looked at: { $looked }. Left: { $left }.

## What this computer knows about you

knows-title = What this computer knows about you
knows-lead = This is what it holds, as it is right now. It goes when you end.
knows-held = Held until you end
knows-sent = Sent to the library
knows-sent-nothing = Nothing is sent about your visit.
knows-sent-health = If the library has a server, this computer tells it every five minutes how it is: its disk, its clock, its last cleaning. Never who used it, or for what.
knows-tabs = Open tabs
knows-visited = Pages visited
knows-cookies = Cookies
knows-sites = Websites that stored something
knows-copied = Copied text
knows-zoom = Websites you made larger or smaller
knows-choices = Your choices
knows-yes = Yes
knows-none = None
knows-names = Show names
knows-names-why = Names are hidden so that nobody reads them over your shoulder.
knows-erase = Erase everything now
knows-erase-more = This ends your visit.

## When a page does not load

blocked-title = This website is not offered here
blocked-body = { $host } is not one of the websites the library offers on this computer.
blocked-ask = If you need it, please ask at the desk.
asks-title = Please ask staff for this one
asks-body = The licence for { $title } is for members. Staff can tell you how to read it.
local-title = That address is inside the building
local-body = { $host } belongs to the library’s own network. This computer does not open it.
file-title = This can’t be done here
file-body = This computer does not open that kind of link.
offline-title = No connection
offline-body = This computer can’t reach the network. Your other tabs are still here.
offline-body-again = This computer can’t reach the network. Your other tabs are still here. It tries again by itself.
offline-next = Trying again in { $seconds } s
site-title = { $host } does not answer
site-body = The website may be busy or gone. Other websites still work.
cert-title = This website can’t prove who it is
cert-body = Someone could be pretending to be { $host }. To keep you safe, this computer did not open it.
cert-no-way-round = There is no way round this here.
cert-clock = The clock of this computer may be wrong.
cert-why = Reason for staff: { $reason }
crash-title = This page stopped working
crash-body = Your other tabs are fine. What you typed on this page may be lost.
crash-reload = Load the page again
crash-twice = It stopped twice. If it stops once more within a minute, your visit will be ended and erased.
hung-title = Your pages are not answering
hung-body = You can wait a little, or end your session. Ending erases your visit, as always.
hung-wait = Wait

## Out of service and closed

out-title = This computer is out of service
out-body = Please use another one, or ask at the desk. Nothing you did caused this.
out-staff = For staff
out-code = Code
out-meaning = What happened
out-remedy = What to do
out-place = Line { $line }, column { $column }: { $key }
out-again = If this screen comes back, tell IT the code.
closed-title = Closed for now
closed-body = Staff have closed this computer. Please ask at the desk.

## Staff

staff-title = Staff PIN
staff-body = Enter your PIN.
staff-absent = No PIN is set for this computer. IT can set one in the settings file.
staff-entered = Digits entered: { $count }
staff-wrong = That PIN is not right. Tries left: { $count }
staff-locked =
    { $seconds ->
        [one] Too many tries. Try again in { $seconds } second.
       *[other] Too many tries. Try again in { $seconds } seconds.
    }
staff-delete = Delete the last digit
staff-enter = Enter
staff-menu = Staff menu
staff-back = Back to the station
staff-end = End this visit
staff-end-more = Erases it and checks
staff-time = Add time
staff-time-more = To this visit only
staff-check = Check for leftovers
staff-check-more = Erases what it finds
staff-close = Close this computer
staff-close-more = Until staff open it
staff-open = Open this computer
staff-open-more = Patrons can use it again
staff-leave = Leave kiosk mode
staff-leave-more = For IT. Erases first.
staff-health = How this computer is
staff-state = State
staff-wiped = Last clean
staff-version = Version
staff-blind = Staff can’t see what a patron does. Nothing here shows it.
state-clean = Clean
state-open = In a visit
state-wiping = Erasing
state-blocked = Blocked
state-away = Not answering
wiped-clean = Nothing left
wiped-residue = Something left
wiped-unseen = Could not be checked
wiped-none = None since it started

## Problems, for staff: the same sentences as in contract/problems.ts, which a test holds them to

problem-POLICY-01-says = The policy file could not be read.
problem-POLICY-01-remedy = Check that the file exists and that the kiosk user may read it.
problem-POLICY-02-says = The policy file is not well-formed YAML.
problem-POLICY-02-remedy = Mend the line that is named, then run: lethe validate FILE.
problem-POLICY-03-says = A setting in the policy file is not allowed.
problem-POLICY-03-remedy = Tell IT the code and the line above. IT: lethe validate /etc/lethe/station.yaml says what the key takes.
problem-POLICY-04-says = The policy file is larger than 256 KiB.
problem-POLICY-04-remedy = Remove what does not belong in it; a station needs a few kilobytes.
problem-POLICY-05-says = The policy file may be written by somebody other than its owner.
problem-POLICY-05-remedy = Run: chown root:root FILE && chmod 644 FILE.
problem-AGENT-01-says = The part that cleans and checks is not answering.
problem-AGENT-01-remedy = Wait one minute. If it does not come back, restart this computer.
problem-AGENT-02-says = The shell and the agent do not speak the same version.
problem-AGENT-02-remedy = Install the same release of both, then restart this computer.
problem-AGENT-03-says = A message on the agent’s socket was refused.
problem-AGENT-03-remedy = Only the Lethe shell and the lethe command may speak to the agent; remove the program that tried.
problem-AGENT-04-says = The agent could not write down the state of the station.
problem-AGENT-04-remedy = Free space on /run, then restart this computer.
problem-AGENT-05-says = The station was asked to open while it was not clean.
problem-AGENT-05-remedy = Wait until the wipe has finished; the shell asks again by itself.
problem-AGENT-06-says = The agent could not see the session that was to be opened.
problem-AGENT-06-remedy = Try again; a new session is made ready. If it happens again, restart this computer.
problem-AGENT-07-says = The agent could not start as it was told to.
problem-AGENT-07-remedy = Tell IT. IT: run lethe doctor; it looks at the kiosk user and at the rights of /run/lethe.
problem-AGENT-08-says = A patron is in a session, and this would disturb it.
problem-AGENT-08-remedy = Wait until the session has ended, then try again.
problem-AGENT-09-says = The agent is busy with a wipe.
problem-AGENT-09-remedy = Wait until it has finished, then try again.
problem-AGENT-10-says = The agent could not write down what it has done.
problem-AGENT-10-remedy = Free space where /var/lib/lethe is. Until then the agent does it once more after each start.
problem-WIPE-01-says = Something of the last session was left after its wipe.
problem-WIPE-01-remedy = Restart this computer. It cleans itself as it starts.
problem-WIPE-02-says = A place that must be looked at could not be read.
problem-WIPE-02-remedy = Run: lethe status, mend the place that is named, then restart this computer.
problem-WIPE-03-says = A cleaner file was refused.
problem-WIPE-03-remedy = Install the package again; cleaner files belong to root and are not edited on a station.
problem-WIPE-04-says = A cleaner tried to touch a protected place.
problem-WIPE-04-remedy = Take the path out of the cleaner file; the deny-list in resources/cleaners/protected.yaml always wins.
problem-LOGS-01-says = The event logs of this computer were not cleared completely.
problem-LOGS-01-remedy = Nothing needs to be done at once: the agent tries again by itself. If this stays, run: lethe logs clear.
problem-CANARY-01-says = Something that this computer had planted to check itself was found after its wipe.
problem-CANARY-01-remedy = Press “Check for leftovers” in the staff menu. If it fails again, use another computer and tell IT the code.
problem-CANARY-02-says = The check of this computer by itself could not be made.
problem-CANARY-02-remedy = See that Lethe is on the screen and that nobody uses the computer, then run: lethe audit --canary.
problem-CANARY-03-says = The check of this computer by itself could not see what it had planted, so it shows nothing.
problem-CANARY-03-remedy = Press “Check for leftovers” in the staff menu. If it fails again, restart this computer and tell IT the code.
problem-CANARY-04-says = A place that the check of this computer by itself must search could not be read.
problem-CANARY-04-remedy = Run: lethe audit --canary --json. It names the kind of place; mend that, then check again.
problem-SESSION-01-says = A clean session could not be started.
problem-SESSION-01-remedy = Check that bubblewrap is installed and that unprivileged user namespaces are allowed.
problem-SESSION-02-says = A session did not end when it was told to.
problem-SESSION-02-remedy = Restart this computer.
problem-SESSION-03-says = There is no room left to work safely.
problem-SESSION-03-remedy = Restart this computer. If it happens again this week, add memory or lower the session size.
problem-SHELL-01-says = Lethe was started with an option that a released station refuses.
problem-SHELL-01-remedy = Start it without debugging or no-sandbox options.
problem-STAFF-01-says = Staff have closed this computer.
problem-STAFF-01-remedy = Open it again from the staff menu.
