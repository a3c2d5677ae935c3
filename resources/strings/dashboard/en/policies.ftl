# Policies: what each place is given, and the next one.

policies-about = One policy for a place. This server hands out what was signed elsewhere: it can sign nothing.
policies-given = Given out
policies-given-more = Each station asks twice an hour, and takes a new policy on between two visits.
policies-none = No place is given a policy. Each station keeps to its own file.
policies-admin = Admins write the next one, and give it out.
policy-number = Number
policy-given-to = Given to
policy-until = Good until
policy-over = Over since { $date }
policy-by = Given by
policy-share = { $share } of 100 stations
policy-share-of = { $share } of 100: { $n } of { $all } here
policy-share-none = nobody any more
policy-share-to = Give it to
policy-share-more = Those of a small share are among those of every larger one. A smaller share takes nothing away.
policy-share-change = Change { $name }, number { $serial }
policy-refusing =
    { $n ->
        [one] { $n } station refuses it.
       *[other] { $n } stations refuse it.
    }
refused-PULL-01 = It is not signed with a key that is trusted, or was changed afterwards.
refused-PULL-02 = Its number is not higher than the last one.
refused-PULL-03 = It is for another place.
refused-PULL-04 = It is not good at this time.
refused-PULL-05 = It is no policy, or has a fault.
refused-PULL-06 = They did not come back well with it, and went back to the one before.
policy-for = Write the next one for
policy-choose = choose a place
policy-next = Policy number { $serial }
policy-next-more = Begin with what the place has now. Every key is described on each station, in /usr/share/doc/lethe/policy.md.
policy-text = Text of the policy
policy-text-more = A station’s own name and its server stay as its own file says.
policy-where = Line { $line }, column { $column }
policy-begin-open-access = Begin with open access
policy-begin-quick-lookup = Begin with quick lookup
policy-look = Look at it
policy-undo = Back to what the place has
policy-good = Stations would take it.
policy-faults =
    { $n ->
        [one] It has { $n } fault. Stations would refuse it.
       *[other] It has { $n } faults. Stations would refuse it.
    }
policy-same = Nothing changes.
policy-changes =
    { $n ->
        [one] { $n } change
       *[other] { $n } changes
    }
policy-key = Key
policy-before = Now
policy-after = Then
policy-absent = not there
policy-take = Take it along.
policy-take-more = Nothing of a draft is kept here.
policy-save = Save as { $file }
policy-sign = Sign it.
policy-sign-more = On the computer that keeps the key, where FILE is that key:
policy-bring = Bring the bundle back.
policy-bring-more = Choose it under “Give out a signed one”.
policy-upload = Give out a signed one
policy-upload-more = It is looked at as a station would look. Nothing happens before you say so.
policy-file = Signed bundle
policy-file-more = The file that was written by the line that signs.
policy-refused = Stations would not take it.
policy-from = Good from
policy-signed-by = Key
policy-give = Give it out
policy-given = Number { $serial } is given to { $share } of 100 stations.
