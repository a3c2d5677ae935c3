# A patron's program inside a session: leaves files where it can, double-forks, and stays. Perl, since every Debian has it
# and Node can neither change namespaces nor fork. All it needs comes by standard input, one `name value` a line.
use strict;
use warnings;
use POSIX qw(setsid setuid setgid _exit);
use Socket qw(PF_UNIX SOCK_STREAM pack_sockaddr_un);

my %of = map { chomp; split / /, $_, 2 } <STDIN>;
my $setns = (POSIX::uname())[4] eq 'aarch64' ? 268 : 308;

# The mount namespace last of those that need our own rights, the user namespace after all: it takes them away (setns(2)).
my %namespace = map { open(my $file, '<', "/proc/$of{pid}/ns/$_") or die "no such namespace\n"; ($_ => $file) } qw(pid ipc mnt user);
sub enter { syscall($setns, fileno($namespace{$_[0]}), 0) == 0 or die "may not enter $_[0]\n" }

sub leave {
  my ($path, $text) = @_;
  open(my $file, '>', $path) or return undef;
  syswrite($file, $text);
  return $file;
}

sub leave_files {
  leave("$_/left", $of{'outside-home'}) for qw(/tmp /var/tmp /dev/shm), $of{runtime};
  leave("/dev/shm/$of{'shared-memory'}", $of{'shared-memory'});
  mkdir "$of{home}/.hidden";
  leave("$of{home}/.hidden/" . 'n' x 255, $of{'hidden-file'});
  leave("/tmp/\xff\xfe$of{'hidden-name'}", '');
  my $nameless = leave('/tmp/short', $of{'open-unlinked'});
  unlink '/tmp/short';
  return $nameless;
}

sub stay {
  my $nameless = leave_files();
  my $segment = shmget(0, 4096, 0600);
  shmwrite($segment, $of{'shared-memory'}, 0, length $of{'shared-memory'}) if defined $segment;
  socket(my $socket, PF_UNIX, SOCK_STREAM, 0) or die "no socket\n";
  bind($socket, pack_sockaddr_un("\0$of{'abstract-socket'}")) or die "no name\n";
  $0 = "$of{'program-argument'} $of{daemon}";
  print "planted\n";
  close STDOUT;
  sleep 1000 while 1;
}

$| = 1;
enter($_) for qw(pid ipc mnt);
if (fork() == 0) {
  enter('user');
  setgid($of{gid}) and setuid($of{uid}) or die "may not become the patron\n";
  setsid();
  stay() if fork() == 0;
  _exit(0);
}
wait;
