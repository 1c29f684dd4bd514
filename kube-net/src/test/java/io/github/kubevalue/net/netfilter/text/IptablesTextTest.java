package io.github.kubevalue.net.netfilter.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.model.choice.Fraction;
import io.github.kubevalue.net.arbitrary.ExtensionArbitraries;
import io.github.kubevalue.net.arbitrary.RuleArbitraries;
import io.github.kubevalue.net.netfilter.Chain;
import io.github.kubevalue.net.netfilter.Counters;
import io.github.kubevalue.net.netfilter.Match;
import io.github.kubevalue.net.netfilter.Policy;
import io.github.kubevalue.net.netfilter.Rule;
import io.github.kubevalue.net.netfilter.RuleText;
import io.github.kubevalue.net.netfilter.Ruleset;
import io.github.kubevalue.net.netfilter.Table;
import io.github.kubevalue.net.netfilter.TableName;
import io.github.kubevalue.net.netfilter.Target;
import io.github.kubevalue.net.netfilter.TransportMatch;
import io.github.kubevalue.net.packet.IpProtocol;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class IptablesTextTest {

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(IptablesTextTest.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void everyExtensionIsPrintedAsIptablesSavePrintsIt() {
        Ruleset rules = IptablesText.parse(resource("extensions.rules")).get();
        assertThat(IptablesText.saved(rules, IpFamily.IPV4)).isEqualTo(resource("extensions.saved"));
    }

    @Test
    void whatIptablesSavePrintsIsReadAndPrintedBack() {
        Ruleset rules = IptablesText.parse(resource("extensions.saved")).get();
        assertThat(IptablesText.saved(rules, IpFamily.IPV4)).isEqualTo(resource("extensions.saved"));
    }

    private static Stream<Arguments> lines(String name) {
        List<String> lines =
                resource(name).lines().filter(line -> !line.startsWith("#")).toList();
        return IntStream.range(0, lines.size() / 2)
                .mapToObj(
                        i -> Arguments.of(lines.get(2 * i), lines.get(2 * i + 1).strip()));
    }

    private static Stream<Arguments> linesOfIptables() {
        return lines("iptables.lines");
    }

    private static Stream<Arguments> linesOfIp6tables() {
        return lines("ip6tables.lines");
    }

    @ParameterizedTest
    @MethodSource("linesOfIptables")
    void aRuleIsPrintedAsIptablesSavePrintsIt(String written, String saved) {
        assertPrinted(written, saved, IpFamily.IPV4);
    }

    @ParameterizedTest
    @MethodSource("linesOfIp6tables")
    void aRuleIsPrintedAsIp6tablesSavePrintsIt(String written, String saved) {
        assertPrinted(written, saved, IpFamily.IPV6);
    }

    /** What is not modelled stays as it was written, so it is as iptables-save prints it if that has printed it. */
    private static void assertPrinted(String written, String saved, IpFamily family) {
        Rule rule = IptablesText.parseRule(written, "X2").get();
        boolean modelled = !(rule.target() instanceof Target.Unknown
                || rule.target() instanceof Target.Aside
                || rule.matches().exists(Match.Unknown.class::isInstance));
        if (modelled) {
            assertThat(RuleText.saved(rule, family)).isEqualTo(saved);
        }
        assertThat(RuleText.saved(IptablesText.parseRule(saved, "X2").get(), family))
                .isEqualTo(saved);
    }

    @Provide
    Arbitrary<Ruleset> rulesets() {
        return RuleArbitraries.rulesets();
    }

    @Property(tries = 60)
    void roundTrip(@ForAll("rulesets") Ruleset rules) {
        String saved = IptablesText.saved(rules, IpFamily.IPV4);
        Ruleset read = IptablesText.parse(saved).get();
        assertThat(IptablesText.saved(read, IpFamily.IPV4)).isEqualTo(saved);
        assertThat(matches(read)).isEqualTo(matches(rules));
        Ruleset written = IptablesText.parse(IptablesText.written(rules)).get();
        assertThat(IptablesText.saved(written, IpFamily.IPV4)).isEqualTo(saved);
    }

    @Provide
    Arbitrary<Ruleset> extensions() {
        return ExtensionArbitraries.rulesets(IpFamily.IPV4);
    }

    @Provide
    Arbitrary<Ruleset> extensionsOfIpv6() {
        return ExtensionArbitraries.rulesets(IpFamily.IPV6);
    }

    @Property(tries = 60)
    void roundTripOfEveryExtension(@ForAll("extensions") Ruleset rules) {
        assertRead(rules, IpFamily.IPV4);
    }

    @Property(tries = 60)
    void roundTripOfEveryExtensionOfIpv6(@ForAll("extensionsOfIpv6") Ruleset rules) {
        assertRead(rules, IpFamily.IPV6);
    }

    private static void assertRead(Ruleset rules, IpFamily family) {
        String saved = IptablesText.saved(rules, family);
        Dump dump = Dump.parse(saved).get();
        assertThat(dump.notModelled()).isEmpty();
        assertThat(dump.text(family)).isEqualTo(saved);
        assertThat(matches(dump.rules())).isEqualTo(matches(rules));
    }

    /** The matches of all rules, as the kernel holds them. */
    private static Vector<Object> matches(Ruleset rules) {
        return rules.tables()
                .values()
                .flatMap(Table::inOrder)
                .flatMap(Chain::rules)
                .map(rule -> (Object) RuleText.canonical(rule).matches())
                .toVector();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-m comment --comment \"demo/web:http cluster IP\" -m tcp -p tcp -d 10.96.0.10 --dport 80 -j ACCEPT",
                "-m comment --comment demo/web:http -s 10.244.1.2 -j RETURN",
                "-m comment --comment \"demo/web:http -> 10.244.1.2:8080\" -m statistic --mode random --probability"
                        + " 0.5000000000 -j ACCEPT",
                "-m mark ! --mark 0x00004000/0x00004000 -j RETURN",
                "-j MARK --or-mark 0x00004000",
                "-m comment --comment x -m tcp -p tcp -j DNAT --to-destination 10.244.1.2:8080",
                "-m tcp -p tcp -j DNAT --to-destination [fd00::2]:8080",
                "-d 127.0.0.0/8 ! -s 127.0.0.0/8 -m conntrack ! --ctstate RELATED,ESTABLISHED,DNAT -j DROP",
                "-m limit --limit 5/min -j ACCEPT",
                "-m owner --uid-owner 1337 ! --gid-owner 1337 -j RETURN",
                "-p tcp -j TPROXY --on-port 15006 --on-ip 0.0.0.0 --tproxy-mark 0x539/0xffffffff",
            })
    void aRuleIsPrintedAsItWasWritten(String text) {
        assertThat(written(IptablesText.parseRule(text).get())).isEqualTo(text);
    }

    /** The place of a port is not kept where its extension is loaded before the head. */
    private static String written(Rule rule) {
        boolean portOfKubeProxy = rule.matches().exists(TransportMatch.DestinationPort.class::isInstance);
        if (!portOfKubeProxy) {
            return rule.toString();
        }
        Vector<Match> ports = rule.matches()
                .filter(TransportMatch.DestinationPort.class::isInstance)
                .toVector();
        Vector<Match> loaded = rule.matches()
                .map(match -> match instanceof TransportMatch.DestinationPort
                        ? new TransportMatch.Bare(IpProtocol.TCP)
                        : match)
                .toVector();
        return Rule.of(rule.target(), loaded.appendAll(ports)).toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*nat;-A X -j ACCEPT;COMMIT                        | line 2: no chain X in table nat",
                "-A X -j ACCEPT                                    | line 1: a table (*filter, *nat …) expected before"
                        + " \"-A X -j ACCEPT\"",
                "*nut                                              | line 1: can't initialize iptables table \"nut\"",
                "*nat;:A - [0:0]                                   | line 3: COMMIT expected at the end of table nat",
                "*nat;*filter                                      | line 2: COMMIT expected before table filter",
                "*nat;:INPUT - [0:0]                               | line 2: bad policy \"-\" of chain INPUT",
                "*nat;:A - [x:0]                                   | line 2: not counters: \"[x:0]\"",
                "*nat;-A INPUT -s 1.2.3.x -j ACCEPT;COMMIT           | line 2: not an IP address: \"1.2.3.x\"",
                "*nat;-A INPUT -s 1.2.3.4/33 -j ACCEPT;COMMIT      | line 2: not an address block: \"1.2.3.4/33\"",
                "*nat;-A INPUT -p tcp --dport http -j ACCEPT;COMMIT| line 2: not a port: \"http\"",
                "*nat;-A INPUT -p tcp --dport 70000;COMMIT         | line 2: not a port: \"70000\"",
                "*nat;-A INPUT --dport 80;COMMIT                   | line 2: unknown option \"--dport\"",
                "*nat;-A INPUT -s;COMMIT                           | line 2: option \"-s\" requires an argument",
                "*nat;-A INPUT foo;COMMIT                          | line 2: Bad argument \"foo\"",
                "*nat;-A INPUT -m comment --comment \"x;COMMIT     | line 2: a quotation mark is not closed",
                "*nat;-A INPUT -m conntrack --ctstate OLD;COMMIT   | line 2: not a connection state: \"OLD\"",
                "*nat;-A INPUT -j DNAT;COMMIT                      | line 2: DNAT requires --to-destination",
                "*nat;-A INPUT -m statistic --mode random --probability 2;COMMIT | line 2: a probability must be 0 to"
                        + " 1, was 2",
                "*nat;-A INPUT -m mark --mark zz;COMMIT            | line 2: not a mark: \"zz\"",
                "*nat;-Q INPUT;COMMIT                              | line 2: unknown command \"-Q\"",
                "*nat;:A                                           | line 2: a chain needs a policy, or \"-\"",
                "*nat;:A ACCEPT [0:0]                              | line 2: bad policy \"ACCEPT\" of chain A",
                "*nat;:INPUT REJECT [0:0]                          | line 2: bad policy \"REJECT\" of chain INPUT",
                "*nat;-P INPUT DENY                                | line 2: bad policy \"DENY\" of chain INPUT",
                "*nat;-A                                           | line 2: a command and a chain expected, was"
                        + " \"-A\"",
                "*nat;[1:2] -A                                     | line 2: a command and a chain expected, was"
                        + " \"[1:2] -A\"",
                "*nat;:A - [0:0];-A A -j ACCEPT;-X A;COMMIT        | line 3: no chain A in table nat",
                "*nat;-A INPUT -s 2001:db8::/ffff:0:ffff::;COMMIT  | line 2: not an address block:"
                        + " \"2001:db8::/ffff:0:ffff::\"",
            })
    void aProblemNamesItsLine(String text, String problem) {
        assertThat(IptablesText.parse(text.replace(";", "\n")).getLeft()).hasToString(problem);
    }

    @Property(tries = 300)
    void aProbabilityOfKubeProxyIsReadAsTheFractionThatIsMeant(@ForAll @IntRange(min = 1, max = 40_000) int n) {
        Rule rule = Rule.of(Target.ACCEPT, new Match.Statistic(Fraction.of(1, n)));
        assertThat(IptablesText.parseRule(RuleText.written(rule)).get()).isEqualTo(rule);
        assertThat(IptablesText.parseRule(RuleText.saved(rule, IpFamily.IPV4)).get())
                .isEqualTo(rule);
    }

    @Test
    void insertedRulesAndDeletedChainsAreUnderstood() {
        String text = "*nat\n-N A\n-N B\n-A A -j ACCEPT\n-I A -j RETURN\n-I A 1 -j B\n-X B\nCOMMIT\n";
        Table nat = IptablesText.parse(text).get().table(TableName.NAT);
        assertThat(nat.chain("B").isEmpty()).isTrue();
        assertThat(nat.chain("A").get().rules().map(Rule::target))
                .containsExactly(new Target.Unknown("-j B"), Target.RETURN, Target.ACCEPT);
    }

    @Test
    void aFlushTakesTheRulesOfItsChainAlone() {
        String text = "*nat\n:A - [0:0]\n-A A -j ACCEPT\n-A OUTPUT -j RETURN\n-F A\n-A A -j RETURN\nCOMMIT\n";
        Table nat = IptablesText.parse(text).get().table(TableName.NAT);
        assertThat(nat.chain("A").get().rules().map(Rule::target)).containsExactly(Target.RETURN);
        assertThat(nat.chain("OUTPUT").get().rules()).hasSize(1);
    }

    @Test
    void blanksAroundALineAndCountersThatAreMissingDoNotMatter() {
        String text = "  * nat \n\t:A -  \n :OUTPUT DROP\n  [1:2]   -A  A  -j  ACCEPT \n COMMIT\n  # end\n";
        Table nat = IptablesText.parse(text).get().table(TableName.NAT);
        assertThat(nat.chain("A").get().counters()).isEqualTo(Counters.ZERO);
        assertThat(nat.chain("A").get().policy()).isEmpty();
        assertThat(nat.chain("A").get().rules())
                .containsExactly(new Rule(Vector.empty(), Target.ACCEPT, Option.some(new Counters(1, 2))));
        assertThat(nat.chain("OUTPUT").get().policy()).contains(Policy.DROP);
    }

    /** iptables-restore --noflush: a table that comes twice is one. */
    @Test
    void aTableThatComesTwiceIsPrintedOnceWhereItCameLast() {
        String text = "*nat\n-A OUTPUT -j ACCEPT\nCOMMIT\n*raw\nCOMMIT\n*nat\n-A OUTPUT -j RETURN\nCOMMIT\n";
        Dump dump = Dump.parse(text).get();
        assertThat(dump.rules()
                        .table(TableName.NAT)
                        .chain("OUTPUT")
                        .get()
                        .rules()
                        .map(Rule::target))
                .containsExactly(Target.ACCEPT, Target.RETURN);
        assertThat(dump.parts())
                .containsExactly(new Dump.Part.Rules(TableName.RAW), new Dump.Part.Rules(TableName.NAT));
    }

    @Test
    void countersAreKept() {
        String text = """
            *filter
            :INPUT DROP [3:180]
            :FORWARD ACCEPT [0:0]
            :OUTPUT ACCEPT [0:0]
            [7:420] -A INPUT -j ACCEPT
            COMMIT
            """;
        assertThat(IptablesText.saved(IptablesText.parse(text).get(), IpFamily.IPV4))
                .isEqualTo(text);
    }

    /** As iptables-save -c prints them: counters may come with a rule as well as before it, and a rule may say nothing. */
    @Test
    void countersOfARuleAndRulesThatSayNothing() {
        Ruleset rules = IptablesText.parse("*filter\n:X2 - [0:0]\n-A X2 -c 5 6 -j ACCEPT\n-A X2\nCOMMIT\n")
                .get();
        assertThat(IptablesText.saved(rules, IpFamily.IPV4))
                .contains("[5:6] -A X2 -j ACCEPT\n")
                .contains("-A X2\nCOMMIT");
        assertThat(rules.table(TableName.FILTER).chain("X2").get().rules().map(Rule::counters))
                .containsExactly(Option.some(new Counters(5, 6)), Option.none());
    }
}
