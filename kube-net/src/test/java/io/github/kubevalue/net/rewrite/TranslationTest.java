package io.github.kubevalue.net.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.net.arbitrary.FlowArbitraries;
import io.github.kubevalue.net.packet.Address;
import io.github.kubevalue.net.packet.Flow;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

class TranslationTest {

    @Provide
    Arbitrary<Flow> flows() {
        return FlowArbitraries.flows();
    }

    @Provide
    Arbitrary<Flow> transports() {
        return FlowArbitraries.transports();
    }

    @Provide
    Arbitrary<Address> addresses() {
        return FlowArbitraries.addresses();
    }

    @Property(tries = 300)
    void law10WithoutNatBothDirectionsAreIdentities(@ForAll("flows") Flow flow) {
        Statistics.label("protocol").collect(flow.protocol());
        Translation none = Translation.none(flow);
        assertThat(none.leaving()).isEqualTo(flow);
        assertThat(none.forward().apply(flow)).contains(flow);
        assertThat(none.backward().apply(flow.inverted())).contains(flow.inverted());
        assertThat(none.isDestinationTranslated()).isFalse();
        assertThat(none.isSourceTranslated()).isFalse();
        assertThat(none.destinationPart().or(none.sourcePart()).isPartOf(Rewrite.IDENTITY))
                .isTrue();
    }

    @Property(tries = 300)
    void anEndIsTranslatedExactlyIfItLeavesAsAnother(
            @ForAll("transports") Flow flow, @ForAll("addresses") Address to, @ForAll("addresses") Address from) {
        Translation translation = Translation.of(flow, flow.withDestination(to).withSource(from));
        boolean destination = !flow.destination().equals(to);
        boolean source = !flow.source().equals(from);
        Statistics.label("translated ends").collect(destination, source);
        assertThat(translation.leaving().destination()).isEqualTo(to);
        assertThat(translation.leaving().source()).isEqualTo(from);
        assertThat(translation.isDestinationTranslated()).isEqualTo(destination);
        assertThat(translation.isSourceTranslated()).isEqualTo(source);
        assertThat(translation.destinationPart().isPartOf(Rewrite.IDENTITY)).isEqualTo(!destination);
        assertThat(translation.sourcePart().isPartOf(Rewrite.IDENTITY)).isEqualTo(!source);
    }

    @Property(tries = 300)
    void law08TheClientSeesItsOwnFlowInverted(
            @ForAll("transports") Flow flow, @ForAll("addresses") Address to, @ForAll("addresses") Address from) {
        Translation translation = Translation.of(flow, flow.withDestination(to).withSource(from));
        Statistics.label("translated ends")
                .collect(!flow.destination().equals(to), !flow.source().equals(from));
        Flow leaving = translation.forward().apply(flow).get();
        assertThat(translation.backward().apply(leaving.inverted())).contains(flow.inverted());
    }

    @Example
    void anEchoIsAnsweredByItsReply() {
        Flow ping = Flow.echo(Ip.parse("10.244.1.2"), Ip.parse("192.0.2.100"), 7);
        Translation none = Translation.none(ping);
        assertThat(none.reply().icmp().get().type()).isZero();
        assertThat(none.leaving()).isEqualTo(ping);
    }
}
