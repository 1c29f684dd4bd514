package io.github.kubevalue.net.netfilter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.net.packet.Flow;
import io.github.kubevalue.net.packet.IpProtocol;
import io.github.kubevalue.net.packet.PortRange;
import io.vavr.collection.Seq;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Chains whose parts come, change and go, beside a plain map of the parts and an index that is made anew. */
class RulePartsTest {

    /** A part that is put in, or taken out if it has no rules; and whether somebody asks the index before that. */
    private record Change(String key, Seq<Rule> rules, boolean asked) {}

    @Provide
    Arbitrary<List<Change>> changes() {
        Arbitrary<String> keys = Arbitraries.integers().between(0, 30).map(i -> "demo/web-" + i);
        Arbitrary<Seq<Rule>> parts = rules().list().ofMaxSize(3).map(Vector::ofAll);
        return Combinators.combine(keys, parts, Arbitraries.of(true, false))
                .as(Change::new)
                .list()
                .ofMaxSize(80);
    }

    private static Arbitrary<Rule> rules() {
        Arbitrary<Match> addresses = Arbitraries.of("10.96.0.1/32", "10.96.0.2/32", "10.96.0.0/24")
                .map(Cidr::parse)
                .map(Match.Destination::new);
        Arbitrary<Match> ports =
                Arbitraries.of(80, 443).map(port -> new TransportMatch.DestinationPort(PortRange.of(port)));
        Arbitrary<Match> others = Arbitraries.of(new Match.Comment("any"), new Match.Protocol(IpProtocol.TCP));
        return Arbitraries.oneOf(addresses, ports, others)
                .list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(matches -> Rule.of(Target.ACCEPT, Vector.ofAll(matches)));
    }

    private static RuleParts changed(List<Change> changes) {
        RuleParts parts = RuleParts.EMPTY;
        for (Change change : changes) {
            if (change.asked()) {
                parts.index();
            }
            parts = parts.with(change.key(), change.rules());
        }
        return parts;
    }

    private static Seq<Rule> plain(List<Change> changes) {
        TreeMap<String, Seq<Rule>> parts = TreeMap.empty();
        for (Change change : changes) {
            parts = parts.put(change.key(), change.rules());
        }
        return parts.values().flatMap(rules -> rules).toVector();
    }

    @Property(tries = 300)
    void partsAreInTheOrderOfTheirKeysHoweverTheyCame(@ForAll("changes") List<Change> changes) {
        RuleParts parts = changed(changes);
        assertThat(parts.rules()).isEqualTo(plain(changes));
        assertThat(parts).isEqualTo(RuleParts.of(plain(changes))).hasSameHashCodeAs(RuleParts.of(plain(changes)));
        assertThat(parts.size()).isEqualTo(plain(changes).size());
    }

    @Property(tries = 300)
    void anIndexThatHasGrownNamesWhatOneThatIsMadeAnewNames(@ForAll("changes") List<Change> changes) {
        RuleParts grown = changed(changes);
        RuleParts anew = RuleParts.of(plain(changes));
        for (String to : List.of("10.96.0.1:80", "10.96.0.2:443", "10.96.0.3:80", "10.96.1.1:22")) {
            Flow flow = Flow.tcp("10.244.1.9:40000", to);
            assertThat(places(grown, flow)).isEqualTo(places(anew, flow));
        }
    }

    @Property(tries = 300)
    void theIndexKnowsWhereItsRulesStand(@ForAll("changes") List<Change> changes) {
        RuleParts parts = changed(changes);
        for (Candidate candidate : parts.index().candidates(Flow.tcp("10.244.1.9:40000", "10.96.0.1:80"))) {
            assertThat(parts.rules().get(parts.place(candidate))).isEqualTo(candidate.rule());
        }
    }

    private static Seq<Integer> places(RuleParts parts, Flow flow) {
        return Vector.of(parts.index().candidates(flow)).map(parts::place);
    }
}
