package io.github.kubevalue.net.rewrite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kubevalue.net.arbitrary.FlowArbitraries;
import io.github.kubevalue.net.packet.Address;
import io.github.kubevalue.net.packet.Flow;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** The laws of rewrites, numbered as in the algebra's description. */
class RewriteLawsTest {

    @Provide
    Arbitrary<Flow> flows() {
        return FlowArbitraries.flows();
    }

    @Provide
    Arbitrary<Address> addresses() {
        return FlowArbitraries.addresses();
    }

    @Provide
    Arbitrary<Flow> transports() {
        return FlowArbitraries.transports();
    }

    @Provide
    Arbitrary<Rewrite> rewrites() {
        return FlowArbitraries.rewrites();
    }

    /** Collects whether what one lets out is ever let in by the other. */
    private static void composes(Rewrite first, Rewrite second) {
        Statistics.label("one after the other").collect(!first.then(second).equals(Rewrite.NOTHING));
    }

    @Property(tries = 300)
    void law01InversionIsAnInvolution(@ForAll("flows") Flow flow) {
        Statistics.label("protocol").collect(flow.protocol());
        assertThat(flow.inverted().inverted()).isEqualTo(flow);
    }

    @Property(tries = 300)
    void law02RewritesAreAMonoid(
            @ForAll("rewrites") Rewrite p, @ForAll("rewrites") Rewrite q, @ForAll("rewrites") Rewrite r) {
        composes(p.then(q), r);
        assertThat(p.then(q).then(r)).isEqualTo(p.then(q.then(r)));
        assertThat(r.then(Rewrite.IDENTITY)).isEqualTo(r);
        assertThat(Rewrite.IDENTITY.then(r)).isEqualTo(r);
    }

    @Property(tries = 300)
    void law02CompositionIsApplication(
            @ForAll("rewrites") Rewrite p, @ForAll("rewrites") Rewrite q, @ForAll("transports") Flow flow) {
        Statistics.label("defined")
                .collect(p.apply(flow).isDefined(), p.then(q).apply(flow).isDefined());
        assertThat(p.then(q).apply(flow)).isEqualTo(p.apply(flow).flatMap(q::apply));
    }

    @Property(tries = 300)
    void law03TheInverseUndoesOnTheDomain(@ForAll("rewrites") Rewrite r, @ForAll("transports") Flow flow) {
        Statistics.label("in the domain").collect(r.apply(flow).isDefined());
        assertThat(r.then(r.inverse()).then(r)).isEqualTo(r);
        assertThat(r.inverse().inverse()).isEqualTo(r);
        assertThat(r.then(r.inverse()).apply(flow)).isEqualTo(r.apply(flow).map(left -> flow));
    }

    @Property(tries = 300)
    void law04TheInverseReversesTheOrder(@ForAll("rewrites") Rewrite p, @ForAll("rewrites") Rewrite q) {
        composes(p, q);
        assertThat(p.then(q).inverse()).isEqualTo(q.inverse().then(p.inverse()));
    }

    @Property(tries = 300)
    void law05TheReplyViewIsAnAntiAutomorphismAndAnInvolution(
            @ForAll("rewrites") Rewrite p, @ForAll("rewrites") Rewrite q) {
        composes(p, q);
        assertThat(p.reply().reply()).isEqualTo(p);
        assertThat(p.then(q).reply()).isEqualTo(q.reply().then(p.reply()));
    }

    @Property(tries = 300)
    void law06ADestinationRewriteKeepsTheSourceAndItsReplyTheDestination(
            @ForAll("transports") Flow flow, @ForAll("addresses") Address to) {
        Statistics.label("translated").collect(!flow.destination().equals(to));
        Rewrite rewrite = Rewrite.destination(flow, to);
        Flow leaving = rewrite.apply(flow).get();
        assertThat(leaving.source()).isEqualTo(flow.source());
        Flow back = rewrite.reply().apply(leaving.inverted()).get();
        assertThat(back.destination()).isEqualTo(leaving.inverted().destination());
        assertThat(back).isEqualTo(flow.inverted());
    }

    @Property(tries = 300)
    void law07DestinationAndSourceCommute(
            @ForAll("transports") Flow flow, @ForAll("addresses") Address to, @ForAll("addresses") Address from) {
        Statistics.label("translated ends")
                .collect(!flow.destination().equals(to), !flow.source().equals(from));
        Rewrite destinationFirst = Rewrite.destination(flow, to).then(Rewrite.source(flow.withDestination(to), from));
        Rewrite sourceFirst = Rewrite.source(flow, from).then(Rewrite.destination(flow.withSource(from), to));
        assertThat(destinationFirst).isEqualTo(sourceFirst);
    }

    @Property(tries = 300)
    void aTranslationIsItsDestinationPartThenItsSourcePart(
            @ForAll("transports") Flow flow, @ForAll("addresses") Address to, @ForAll("addresses") Address from) {
        Translation translation = Translation.of(flow, flow.withDestination(to).withSource(from));
        assertThat(translation.destinationPart().then(translation.sourcePart())).isEqualTo(translation.forward());
        assertThat(translation.backward()).isEqualTo(translation.forward().reply());
    }

    @Property(tries = 300)
    void law21TheReplyWalkIsTheReplyViewOfTheForwardWalk(@ForAll("path") List<Rewrite> hosts) {
        Statistics.label("hosts, and whether a flow passes them all")
                .collect(hosts.size(), !Rewrite.path(hosts).equals(Rewrite.NOTHING));
        Seq<Rewrite> back = hosts.map(Rewrite::reply).reverse();
        assertThat(Rewrite.path(back)).isEqualTo(Rewrite.path(hosts).reply());
    }

    @Provide
    Arbitrary<List<Rewrite>> path() {
        Arbitrary<List<Rewrite>> any =
                FlowArbitraries.rewrites().list().ofMaxSize(4).map(List::ofAll);
        return Arbitraries.oneOf(
                any, Combinators.combine(transports(), destinations()).as(RewriteLawsTest::path));
    }

    /** A path on which each host translates what the one before it lets out. */
    private static List<Rewrite> path(Flow flow, List<Address> destinations) {
        List<Rewrite> hosts = List.empty();
        Flow current = flow;
        for (Address to : destinations) {
            hosts = hosts.append(Rewrite.destination(current, to));
            current = current.withDestination(to);
        }
        return hosts;
    }

    @Property(tries = 300)
    void law22AReplyThatMissesAHostThatTranslatesNeverComesBackInverted(
            @ForAll("transports") Flow flow, @ForAll("destinations") List<Address> destinations, @ForAll int missed) {
        List<Rewrite> hosts = path(flow, destinations);
        Flow leaving = Rewrite.path(hosts).apply(flow).get();
        int index = Math.floorMod(missed, hosts.size());
        boolean translates = !hosts.get(index).isPartOf(Rewrite.IDENTITY);
        Statistics.label("the missed host translates").collect(translates);
        Flow back = hosts.removeAt(index)
                .map(Rewrite::reply)
                .reverse()
                .foldLeft(leaving.inverted(), (f, r) -> r.apply(f).getOrElse(f));
        if (destinationsAreFresh(flow, destinations)) {
            assertThat(back).isNotEqualTo(flow.inverted());
        }
        if (!translates) {
            assertThat(back).isEqualTo(flow.inverted());
        }
    }

    private static boolean destinationsAreFresh(Flow flow, List<Address> destinations) {
        return destinations.prepend(flow.destination()).distinct().size() == destinations.size() + 1;
    }

    @Provide
    Arbitrary<List<Address>> destinations() {
        return FlowArbitraries.addresses().list().ofMinSize(1).ofMaxSize(3).map(List::ofAll);
    }

    @Property(tries = 300)
    void law23OnlyTheLastMasqueradeShows(
            @ForAll("transports") Flow flow, @ForAll("addresses") Address first, @ForAll("addresses") Address second) {
        Statistics.label("masquerades that change the source")
                .collect(!flow.source().equals(first), !first.equals(second));
        Rewrite twice = Rewrite.source(flow, first).then(Rewrite.source(flow.withSource(first), second));
        assertThat(twice).isEqualTo(Rewrite.source(flow, second));
    }

    @Property(tries = 300)
    void theNaturalOrderIsRestriction(@ForAll("rewrites") Rewrite r, @ForAll("transports") Flow flow) {
        Statistics.label("in the domain").collect(r.apply(flow).isDefined());
        assertThat(r.on(HashSet.of(flow)).isPartOf(r)).isTrue();
        assertThat(r.isPartOf(r)).isTrue();
        assertThat(Rewrite.NOTHING.isPartOf(r)).isTrue();
        assertThat(r.or(r.on(HashSet.of(flow)))).isEqualTo(r);
    }

    @Example
    void allFlowsToAServiceAreNoRewriteBesideFlowsToItsEndpoint() {
        Flow direct = Flow.tcp("10.244.1.9:5000", "10.244.1.2:8080");
        Flow service = Flow.tcp("10.244.1.9:5000", "10.96.0.10:80");
        assertThatThrownBy(() -> Rewrite.of(HashMap.of(direct, direct, service, direct)))
                .hasMessageContaining("two flows one");
        assertThatThrownBy(() -> Rewrite.of(direct, direct).or(Rewrite.of(direct, service)))
                .hasMessageContaining("one flow two");
    }
}
