package io.github.kubevalue.net.ipset;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpSetTextTest {
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
        String printed = IpSetText.parse(text).get().map(IpSet::text).mkString();
        assertThat(printed).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create a hash:ip family inet hashsize 2048 maxelem 10 bucketsize 12 initval 0x6cbb4023",
                "create a hash:net family inet6 hashsize 1024 maxelem 65536 forceadd bucketsize 12 initval 0x1",
                "create a bitmap:port range 1-100",
            })
    void howASetWasCreatedStays(String text) {
        assertThat(IpSetText.parse(text).get().map(IpSet::text).mkString()).isEqualTo(text + "\n");
    }

    @Test
    void commentsAndBlanksSayNothing() {
        assertThat(IpSetText.parse("# sets of a node\n\n  create a hash:net\n  add a 10.0.0.0/8  \n\n  del\n")
                        .getLeft())
                .hasToString("line 6: not modelled: del");
        assertThat(IpSetText.parse("# sets of a node\n\n  create a hash:net\n  add a 10.0.0.0/8  \n")
                        .get()
                        .head()
                        .entries())
                .hasSize(1);
    }

    /** {@code 10.0.0.1,80}: a port without a protocol is one of TCP, and a set without options has the usual ones. */
    @Test
    void whatIsLeftOutIsTheUsual() {
        assertThat(IpSetText.parse("create a hash:ip,port\nadd a 10.0.0.1,80\nadd a 10.0.0.1,65535")
                        .get()
                        .map(IpSet::text)
                        .mkString())
                .isEqualTo("create a hash:ip,port family inet hashsize 1024 maxelem 65536\n"
                        + "add a 10.0.0.1,tcp:80\nadd a 10.0.0.1,tcp:65535\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "create a list:set                         | line 1: not modelled: create a list:set",
                "create a hash:ip timeout 60               | line 1: not modelled: create a hash:ip timeout 60",
                "add a 10.0.0.1                            | line 1: not modelled: add a 10.0.0.1",
                "create a hash:net;add a 10.0.0.0/8 nomatch| line 2: not modelled: add a 10.0.0.0/8 nomatch",
                "create a hash:ip,port;add a 10.0.0.1      | line 2: not modelled: add a 10.0.0.1",
                "create a hash:ip;add a 10.0.0             | line 2: not modelled: add a 10.0.0",
                "create a hash:ip family inet netmask 24   | line 1: not modelled: create a hash:ip family inet"
                        + " netmask 24",
                "create a hash:ip family inet counters     | line 1: not modelled: create a hash:ip family inet"
                        + " counters",
                "create a hash:ip family                   | line 1: not modelled: create a hash:ip family",
                "create a hash:ip,port;add a 10.0.0.1,tcp:70000 | line 2: not modelled: add a 10.0.0.1,tcp:70000",
                "create a bitmap:port range 0-65535;add a 65536 | line 2: not modelled: add a 65536",
                "create a hash:ip,port,ip;add a 10.0.0.1,80,10.0.0.0/24 | line 2: not modelled: add a"
                        + " 10.0.0.1,80,10.0.0.0/24",
                "create a hash:ip,port;add a 10.0.0.1,foo:80 | line 2: not modelled: add a 10.0.0.1,foo:80",
                "create a hash:ip,port;add a 10.0.0.1,tcp:80,10.0.0.1 | line 2: not modelled: add a"
                        + " 10.0.0.1,tcp:80,10.0.0.1",
                "create a hash:ip,port,net;add a 10.0.0.1,tcp:80 | line 2: not modelled: add a 10.0.0.1,tcp:80",
                "create a hash:ip;del a 10.0.0.1           | line 2: not modelled: del a 10.0.0.1",
                "create a                                  | line 1: not modelled: create a",
                "flush                                     | line 1: not modelled: flush"
            })
    void aProblemNamesItsLine(String text, String problem) {
        assertThat(IpSetText.parse(text.replace(";", "\n")).getLeft()).hasToString(problem);
    }
}
