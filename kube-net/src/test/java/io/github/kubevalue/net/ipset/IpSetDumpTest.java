package io.github.kubevalue.net.ipset;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.net.arbitrary.IpSetArbitraries;
import io.github.kubevalue.net.netfilter.Match;
import io.github.kubevalue.net.packet.Flow;
import io.github.kubevalue.net.text.TextProblem;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpSetDumpTest {
    @Test
    void setsArePrintedAsTheyWereRead() {
        String text = """
            create hosts hash:ip family inet hashsize 1024 maxelem 65536
            add hosts 192.0.2.11
            create pools hash:net family inet6 hashsize 1024 maxelem 65536
            add pools fd00:244::/48
            create services hash:ip,port family inet hashsize 1024 maxelem 65536
            add services 10.96.0.10,tcp:80
            add services 10.96.0.10,udp:53
            create hairpins hash:ip,port,ip family inet hashsize 1024 maxelem 65536
            add hairpins 10.244.1.2,tcp:8080,10.244.1.2
            create sources hash:ip,port,net family inet hashsize 1024 maxelem 65536
            add sources 192.0.2.77,tcp:80,203.0.113.0/25
            create ports bitmap:port range 0-65535
            add ports 30080
            """;
        String printed = IpSetDump.parse(text).get().text();
        assertThat(printed).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create a hash:ip family inet hashsize 2048 maxelem 10 bucketsize 12 initval 0x6cbb4023",
                "create a hash:net family inet6 hashsize 1024 maxelem 65536 forceadd bucketsize 12 initval 0x1",
                "create a bitmap:port range 1-100",
                "create a hash:ip family inet hashsize 1024 maxelem 65536 counters comment skbinfo bucketsize 12"
                        + " initval 0x1",
                "create a hash:ip family inet hashsize 1024 maxelem 65536 timeout 60 bucketsize 12 initval 0x8ea1479b",
                "create a hash:mac hashsize 1024 maxelem 65536 bucketsize 12 initval 0x8ea1479b",
                "create a list:set size 8",
            })
    void howASetWasCreatedStays(String text) {
        assertThat(IpSetDump.parse(text).get().text()).isEqualTo(text + "\n");
    }

    @Test
    void commentsAndBlanksSayNothing() {
        String text = "# sets of a node\n\n  create a hash:net  comment\n  add a  10.0.0.0/8 \n";
        assertThat(IpSetDump.parse(text).get().text()).isEqualTo("create a hash:net comment\nadd a 10.0.0.0/8\n");
        assertThat(IpSetDump.parse(text + "\n  del\n").getLeft())
                .hasToString("line 6: ipset save does not print this: del");
    }

    /** What an entry has beside it, if its set was created so, changes no answer. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "counters                 | packets 3 bytes 4",
                "comment                  | comment \"it's  nomatch timeout 5 \\ \"",
                "comment                  | comment dns",
                "skbinfo                  | skbmark 0x11/0xff skbprio 1:10 skbqueue 10",
                "skbinfo                  | skbmark 0xffffffff",
                "counters comment skbinfo | packets 0 bytes 0 comment \"\" skbprio a:0",
            })
    void whatStandsBesideAnEntryStays(String options, String extensions) {
        String create = "create a hash:ip family inet " + options + "\n";
        IpSetDump dump =
                IpSetDump.parse(create + "add a 10.0.0.1 " + extensions + "\n").get();

        assertThat(dump.text()).isEqualTo(create + "add a 10.0.0.1 " + extensions + "\n");
        assertThat(dump.notModelled()).isEmpty();
        assertThat(asked(dump)).isEqualTo(Either.right(true));
        assertThat(IpSetDump.parse("create a hash:ip\nadd a 10.0.0.1 " + extensions)
                        .getLeft()
                        .line())
                .isEqualTo(2);
    }

    /** A set with something on which an answer may depend stays as it was read, and says what is not modelled. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "create a list:set size 8;add a b;add a c                 | 1 | create a list:set size 8",
                "create a hash:mac;add a 01:02:03:04:05:06                | 1 | create a hash:mac",
                "create a hash:ip timeout 60;add a 10.0.0.1 timeout 59    | 1 | create a hash:ip timeout 60",
                "create a hash:ip family inet netmask 24;add a 10.0.0.0   | 1 | create a hash:ip family inet netmask"
                        + " 24",
                "create a hash:ip bitmask 255.0.0.0;add a 10.0.0.0        | 1 | create a hash:ip bitmask 255.0.0.0",
                "create a hash:ip,mark markmask 0xff;add a 10.0.0.0,0x1   | 1 | create a hash:ip,mark markmask 0xff",
                "create a bitmap:port range 1-9 timeout 5;add a 1 timeout 5"
                        + " | 1 | create a bitmap:port range 1-9 timeout 5",
                "create a hash:ip newoption 3;add a 10.0.0.1              | 1 | create a hash:ip newoption 3",
                "create a hash:net family inet;add a 0.0.0.0/1;add a 10.0.0.0/8 nomatch;add a 10.0.0.1 nomatch"
                        + " | 3 | add a 10.0.0.0/8 nomatch",
                "create a hash:ip,port,net comment;add a 10.0.0.1,tcp:80,10.0.0.0/8 nomatch comment \"a  b\""
                        + " | 2 | add a 10.0.0.1,tcp:80,10.0.0.0/8 nomatch comment \"a  b\"",
                "create a hash:ip,port family inet;add a 10.0.0.1,tcp:80;add a 10.0.0.1,icmp:echo-request"
                        + " | 3 | add a 10.0.0.1,icmp:echo-request",
                "create a hash:ip,port family inet6;add a fd00::1,ipv6-icmp:1/7 | 2 | add a fd00::1,ipv6-icmp:1/7",
                "create a hash:ip,port family inet;add a 10.0.0.1,99:0    | 2 | add a 10.0.0.1,99:0",
            })
    void whatIsNotModelledStays(String commands, int line, String command) {
        String text = commands.replace(";", "\n") + "\n";
        IpSetDump dump = IpSetDump.parse(text).get();

        assertThat(dump.text()).isEqualTo(text);
        assertThat(dump.notModelled()).containsExactly(new TextProblem(line, "not modelled: " + command));
        assertThat(asked(dump)).isEqualTo(Either.left(command));
    }

    private static Either<String, Boolean> asked(IpSetDump dump) {
        return dump.sets().head().ask(Flow.tcp("10.0.0.1:1", "10.0.0.2:80"), Vector.of(Match.End.SOURCE));
    }

    @Property(tries = 200)
    void whatWasReadAndPrintedIsReadAsBefore(@ForAll("dumps") String text) {
        IpSetDump dump = IpSetDump.parse(text).get();

        Statistics.label("has what is not modelled")
                .collect(!dump.notModelled().isEmpty())
                .coverage(seen -> {
                    seen.check(true).count(times -> times > 0);
                    seen.check(false).count(times -> times > 0);
                });
        assertThat(dump.text()).isEqualTo(text);
        assertThat(IpSetDump.parse(dump.text()).get()).isEqualTo(dump);
    }

    @Provide
    Arbitrary<String> dumps() {
        return IpSetArbitraries.dumps();
    }

    /** {@code 10.0.0.1,80}: a port without a protocol is one of TCP, and a set without options has the usual ones. */
    @Test
    void whatIsLeftOutIsTheUsual() {
        assertThat(IpSetDump.parse("create a hash:ip,port\nadd a 10.0.0.1,80\nadd a 10.0.0.1,65535")
                        .get()
                        .text())
                .isEqualTo("create a hash:ip,port family inet hashsize 1024 maxelem 65536\n"
                        + "add a 10.0.0.1,tcp:80\nadd a 10.0.0.1,tcp:65535\n");
    }

    @ParameterizedTest
    @CsvSource({
        "add a 10.0.0.1, 1",
        "create a hash:ip;add b 10.0.0.1, 2",
        "create a hash:ip;create a hash:ip, 2",
        "create a hash:ip;add a 10.0.0, 2",
        "create a hash:ip;add a 10.0.0.1 nomatch, 2",
        "create a hash:ip;add a 10.0.0.1 timeout 5, 2",
        "create a hash:ip;add a 10.0.0.1 hello, 2",
        "create a hash:ip counters;add a 10.0.0.1 packets, 2",
        "create a hash:ip counters;add a 10.0.0.1 packets x, 2",
        "create a hash:ip comment;add a 10.0.0.1 comment \"a b, 2",
        "create a hash:ip comment;add a 10.0.0.1 comment a b, 2",
        "create a hash:net comment;add a 10.0.0.0/33 nomatch, 2",
        "create a hash:ip;del a 10.0.0.1, 2",
        "'create a hash:ip,port;add a 10.0.0.1', 2",
        "'create a hash:ip,port;add a 10.0.0.1,tcp:70000', 2",
        "'create a hash:ip,port;add a 10.0.0.1,foo:80', 2",
        "'create a hash:ip,port;add a 10.0.0.1,tcp:80,10.0.0.1', 2",
        "'create a hash:ip,port,ip;add a 10.0.0.1,80,10.0.0.0/24', 2",
        "'create a hash:ip,port,net;add a 10.0.0.1,tcp:80', 2",
        "create a bitmap:port range 0-65535;add a 65536, 2",
        "create a hash:ip family, 1",
        "create a hash:ip family inet timeout, 1",
        "create a ip, 1",
        "create a, 1",
        "flush, 1",
    })
    void aProblemNamesItsLine(String commands, int line) {
        String wrong = commands.substring(commands.indexOf(';') + 1);
        assertThat(IpSetDump.parse(commands.replace(";", "\n")).getLeft())
                .hasToString("line " + line + ": ipset save does not print this: " + wrong);
    }
}
