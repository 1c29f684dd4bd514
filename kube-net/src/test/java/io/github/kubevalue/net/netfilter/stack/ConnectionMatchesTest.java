package io.github.kubevalue.net.netfilter.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.net.conntrack.Entry;
import io.github.kubevalue.net.netfilter.ConnectionMatch;
import io.github.kubevalue.net.netfilter.Rule;
import io.github.kubevalue.net.netfilter.Ruleset;
import io.github.kubevalue.net.netfilter.Table;
import io.github.kubevalue.net.netfilter.TableName;
import io.github.kubevalue.net.netfilter.Target;
import io.github.kubevalue.net.packet.Address;
import io.github.kubevalue.net.packet.IpProtocol;
import io.github.kubevalue.net.packet.Packet;
import io.github.kubevalue.net.packet.TcpFlags;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What is asked of a packet's connection: one from 10.244.1.9:40000 to 10.96.0.10:80, which is sent to 192.0.2.100:8080 and
 * masqueraded with 192.0.2.11.
 */
class ConnectionMatchesTest {
    private static final String NAT =
            "*nat\n-A PREROUTING -d 10.96.0.10 -p tcp -j DNAT --to-destination 192.0.2.100:8080\n"
                    + "-A POSTROUTING -j MASQUERADE\nCOMMIT\n";
    private static final Packet SYN = PacketWords.packet("tcp 10.244.1.9:40000 10.96.0.10:80");

    private static String asked(String rule) {
        return "*filter\n-A FORWARD " + rule + " -j DROP\nCOMMIT\n";
    }

    // net/netfilter/xt_conntrack.c, conntrack_mt
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--ctproto tcp                                  | true  | true",
                "--ctproto udp                                  | false | false",
                "! --ctproto udp                                | true  | true",
                "--ctorigsrc 10.244.1.9                         | true  | true",
                "--ctorigsrc 10.244.1.0/24                      | true  | true",
                "--ctorigsrc 10.244.1.8                         | false | false",
                "! --ctorigsrc 10.244.1.8                       | true  | true",
                "--ctorigdst 10.96.0.10                         | true  | true",
                "--ctorigdst 10.244.1.9                         | false | false",
                "--ctreplsrc 192.0.2.100                        | true  | true",
                "--ctreplsrc 10.96.0.10                         | false | false",
                "--ctorigsrcport 40000                          | true  | true",
                "--ctorigsrcport 40001:                         | false | false",
                "--ctorigdstport 80                             | true  | true",
                "--ctorigdstport 40000                          | false | false",
                "! --ctorigdstport 80                           | false | false",
                "--ctreplsrcport 8000:8080                      | true  | true",
                "--ctreplsrcport 80                             | false | false",
                "--ctdir ORIGINAL                               | true  | false",
                "--ctdir REPLY                                  | false | true",
                "! --ctdir REPLY                                | true  | false",
                "--ctstate NEW --ctproto tcp                    | true  | false",
                "--ctstate NEW --ctproto udp                    | false | false",
                "--ctstate ESTABLISHED --ctdir REPLY            | false | true",
                "! --ctstate NEW --ctdir REPLY                  | false | true",
                "--ctproto tcp --ctorigdst 10.96.0.10 --ctorigdstport 80 | true | true",
                "--ctproto tcp --ctorigdst 10.96.0.10 --ctorigdstport 81 | false | false",
            })
    void whatTheConnectionIs(String options, boolean there, boolean back) {
        String rules = NAT + asked("-m conntrack " + options);
        assertThat(Router.drops(Router.with(rules), SYN)).isEqualTo(there);
        Passage first = Router.forward(Router.with(NAT), SYN, Choice.first());
        Packet answer = Packet.tcp(first.inFlight().packet().flow().inverted(), TcpFlags.SYN_ACK);
        assertThat(Router.drops(first.state().withIpv4(Router.with(rules).ipv4()), answer))
                .isEqualTo(back);
    }

    /** What rules of nat have done to a connection when a packet of it is forwarded, this way and back. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-A POSTROUTING -j MASQUERADE                      | DNAT      | false | false",
                "-A POSTROUTING -j MASQUERADE                      | SNAT      | false | true",
                "-A PREROUTING -j DNAT --to-destination 192.0.2.100 | DNAT      | true  | true",
                "-A PREROUTING -j DNAT --to-destination 192.0.2.100 | SNAT      | false | false",
                "-A PREROUTING -j DNAT --to-destination 192.0.2.100 | SNAT,DNAT | true  | true",
                "-A PREROUTING -j ACCEPT                           | SNAT,DNAT | false | false",
            })
    void whatIsTranslated(String nat, String states, boolean there, boolean back) {
        String rules = "*nat\n" + nat + "\nCOMMIT\n";
        NetfilterState asking = Router.with(rules + asked("-m conntrack --ctstate " + states));
        assertThat(Router.drops(asking, SYN)).isEqualTo(there);
        Passage first = Router.forward(Router.with(rules), SYN, Choice.first());
        Packet answer = Packet.tcp(first.inFlight().packet().flow().inverted(), TcpFlags.SYN_ACK);
        assertThat(Router.drops(first.state().withIpv4(asking.ipv4()), answer)).isEqualTo(back);
    }

    /** A port that was drawn from 1024 to 65535. */
    @ParameterizedTest
    @CsvSource({
        "1024:65535, yes",
        "30000, no",
        "1:1023, no",
        "30000:32767, whether an unpredictable port lies in 30000:32767"
    })
    void portsThatNobodyCanKnow(String ports, String answer) {
        String rules = "*nat\n-A POSTROUTING -j MASQUERADE --random-fully\nCOMMIT\n";
        NetfilterState known =
                Router.forward(Router.with(rules), SYN, Choice.first()).state();
        NetfilterState node = known.withIpv4(
                Router.with(asked("-m conntrack --ctrepldstport " + ports)).ipv4());
        Verdict verdict = Router.forward(node, SYN, Choice.first()).verdict();
        assertThat(verdict instanceof Verdict.NotModelled unknown ? unknown.text() : verdict.isAccept() ? "no" : "yes")
                .endsWith(answer);
    }

    /** The destination of replies is decided where sources are: after the packet has been asked about. */
    @ParameterizedTest
    @CsvSource({
        "--ctrepldst 192.0.2.11, true",
        "--ctrepldst 10.244.1.9, false",
        "--ctrepldstport 40000, true",
        "--ctrepldstport 80, false"
    })
    void whereRepliesGo(String options, boolean holds) {
        Passage first = Router.forward(Router.with(NAT), SYN, Choice.first());
        NetfilterState node = first.state()
                .withIpv4(Router.with(NAT + asked("-m conntrack " + options)).ipv4());
        assertThat(Router.drops(node, SYN)).isEqualTo(holds);
    }

    /** Without a connection, only its state is asked. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-m conntrack --ctstate UNTRACKED                          | true",
                "-m conntrack --ctstate NEW                                | false",
                "-m conntrack ! --ctstate NEW                              | true",
                "-m conntrack --ctstate INVALID                            | false",
                "-m conntrack --ctstate SNAT,DNAT                          | false",
                "-m conntrack --ctstate UNTRACKED --ctproto udp            | true",
                "-m conntrack --ctstate NEW --ctproto tcp                  | false",
                "-m conntrack --ctproto tcp                                | false",
                "-m conntrack ! --ctproto udp                              | false",
                "-m conntrack --ctdir ORIGINAL                             | false",
                "-m state --state UNTRACKED                                | true",
                "-m state --state NEW                                      | false",
                "-m connmark --mark 0x0                                    | false",
                "-m connmark ! --mark 0x7                                  | false",
                "-m mark ! --mark 0x7                                      | true",
            })
    void whatIsNotTracked(String rule, boolean holds) {
        NetfilterState node = Router.with("*raw\n-A PREROUTING -j CT --notrack\nCOMMIT\n" + asked(rule));
        assertThat(Router.drops(node, SYN)).isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource({
        "NEW, true, false",
        "ESTABLISHED, false, true",
        "RELATED, false, false",
        "'NEW,ESTABLISHED', true, true",
        "INVALID, false, false"
    })
    void theOlderNameAsksTheSame(String states, boolean there, boolean back) {
        NetfilterState node = Router.with(asked("-m state --state " + states));
        assertThat(Router.drops(node, SYN)).isEqualTo(there);
        NetfilterState known =
                Router.forward(Router.with(NAT), SYN, Choice.first()).state().withIpv4(node.ipv4());
        assertThat(Router.drops(known, PacketWords.packet("tcp 192.0.2.100:8080 192.0.2.11:40000 SYN,ACK")))
                .isEqualTo(back);
    }

    // net/netfilter/xt_connmark.c, connmark_mt
    @ParameterizedTest
    @CsvSource({
        "0x7, 0x7, true",
        "0x7, 0xf, false",
        "0x7/0x7, 0xf, true",
        "0x7/0x7, 0x6, false",
        "0x0/0x8, 0x7, true",
        "0x0/0x8, 0xf, false",
        "0x0, 0x0, true",
    })
    void theMarkOfTheConnection(String mark, String of, boolean holds) {
        String set = "*mangle\n-A PREROUTING -j CONNMARK --set-mark " + of + "\nCOMMIT\n";
        assertThat(Router.drops(Router.with(set + asked("-m connmark --mark " + mark)), SYN))
                .isEqualTo(holds);
        assertThat(Router.drops(Router.with(set + asked("-m connmark ! --mark " + mark)), SYN))
                .isEqualTo(!holds);
    }

    // net/netfilter/xt_ipvs.c, ipvs_mt
    @ParameterizedTest
    @CsvSource({
        "true, 10.96.0.10:80, TCP, true",
        "true, 10.96.0.11:80, TCP, false",
        "true, 10.96.0.10:81, TCP, false",
        "true, 10.96.0.10:80, UDP, false",
        "false, 10.96.0.10:80, TCP, false",
    })
    void theVirtualServerOfTheConnection(boolean byIpvs, String address, IpProtocol protocol, boolean holds) {
        Rule rule = Rule.of(Target.DROP, new ConnectionMatch.Ipvs(Address.parse(address), protocol));
        Entry entry =
                Entry.opening(SYN.flow(), 0, Router.NOW).withByIpvs(byIpvs).withExpiresAt(Router.NOW.plusSeconds(60));
        NetfilterState node = NetfilterState.empty()
                .withIpv4(Ruleset.EMPTY.with(Table.empty(TableName.FILTER).append("FORWARD", rule)));
        assertThat(Router.drops(
                        node.withConntrack(
                                node.conntrack().confirm(entry, Router.NOW).get()),
                        SYN))
                .isEqualTo(holds);
        assertThat(Router.drops(node, SYN)).isFalse();
    }
}
