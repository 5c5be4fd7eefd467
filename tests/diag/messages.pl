# Prints what the diagnostics of C sources can say, a line each: "name" or "text", the name in brackets or the longest
# fixed run of the English message, and the file. They are the string literals of calls that report.
use strict;
use warnings;
use utf8;
binmode STDOUT, ':utf8';

my $calls = qr/\b(?:diag_error|diag_warn|diag_plain|refuse|wrong|missing|pack_fail|template_fail)\s*\(/;
my %seen;

sub note {
	my ($kind, $text, $file) = @_;
	print "$kind\t$text\t$file\n" unless $seen{"$kind\t$text"}++;
}

for my $file (@ARGV) {
	open my $in, '<:utf8', $file or die "$file: $!";
	my $c = do { local $/; <$in> };
	if ($file =~ /\.def$/) {
		note('name', $1, $file) while $c =~ /^CHECK\("([^"]*)"/mg;
		next;
	}
	while ($c =~ /$calls/g) {
		my ($depth, $before, @literals, @names) = (1, '');
		while ($depth > 0 && $c =~ /\G("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)+'|[()]|[^"'()]+)/gc) {
			my $token = $1;
			if ($token =~ /^"(.*)"$/s) {
				my $text = $1 =~ s/\\(.)/$1/gr;
				push @names, $text if $text =~ /^[a-z]+(-[a-z]+)*$/ && $before =~ /(?:src|\}|0\)|, at\)|from\))\s*,\s*$/s;
				if (@literals && $before =~ /^[\s\\]*$/) { $literals[-1] .= $text } else { push @literals, $text }
				$before = '';
				next;
			}
			$depth += $token eq '(' ? 1 : $token eq ')' ? -1 : 0;
			$before .= $token;
		}
		note('name', $_, $file) for @names;
		for my $text (@literals) {
			next if $text =~ /\p{Han}/ || $text !~ /[a-z] [a-z]/;
			my ($longest) = sort { length $b <=> length $a } split /(?<!%)%[\d.]*(?:ll|z)?[a-zA-Z]/, $text;
			$longest =~ s/^\s+|\s+$//g;
			$longest =~ s/%%/%/g;
			note('text', $longest, $file);
		}
	}
}
