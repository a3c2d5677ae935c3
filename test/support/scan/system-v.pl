# Writes out what the System V shared memory of this IPC namespace holds. Perl, since every Debian has it and Node can't attach to it.
use strict;
use warnings;

open(my $table, '<', '/proc/sysvipc/shm') or exit 0;
<$table>;
while (<$table>) {
  my (undef, $id, undef, $size) = split;
  my $bytes = '';
  print $bytes if shmread($id, $bytes, 0, $size);
}
