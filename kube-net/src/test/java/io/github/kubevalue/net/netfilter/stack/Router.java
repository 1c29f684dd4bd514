package io.github.kubevalue.net.netfilter.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.net.netfilter.Hook;
import io.github.kubevalue.net.netfilter.text.IptablesText;
import io.github.kubevalue.net.packet.Packet;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** A node that forwards packets in tests: pods behind {@code veth1}, everything else behind {@code eth0}. */
final class Router {
    static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Cidr PODS = Cidr.parse("10.244.1.0/24");
    private static final LocalAddresses ADDRESSES =
            LocalAddresses.NONE.with("eth0", Cidr.parse("192.0.2.11/24")).with("veth1", Cidr.parse("10.244.1.1/24"));

    private Router() {}

    static NetfilterState workedExample() {
        try (InputStream in = Router.class.getResourceAsStream("worked-example.rules")) {
            return with(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static NetfilterState with(String rules) {
        return NetfilterState.empty().withIpv4(IptablesText.parse(rules).get()).withAddresses(ADDRESSES);
    }

    /** Whether a packet is dropped; it is accepted else, whatever other verdicts there are. */
    static boolean drops(NetfilterState state, Packet packet) {
        Verdict verdict = forward(state, packet, Choice.first()).verdict();
        assertThat(verdict.isAccept()).isNotEqualTo(verdict instanceof Verdict.Drop);
        return verdict instanceof Verdict.Drop;
    }

    /** The last hook that the packet came to, with the evidence of all. */
    static Passage forward(NetfilterState state, Packet packet, Choice choice) {
        return forward(state, packet, NOW, choice);
    }

    static Passage forward(NetfilterState state, Packet packet, Instant now, Choice choice) {
        Vector<Evidence> evidence = Vector.empty();
        Passage last = new Passage(state, InFlight.entering(packet), Verdict.ACCEPT, evidence);
        String in = PODS.contains(packet.flow().source().ip()) ? "veth1" : "eth0";
        for (Hook hook : Vector.of(Hook.PREROUTING, Hook.FORWARD, Hook.POSTROUTING)) {
            if (last.verdict().isAccept()) {
                boolean toPod = PODS.contains(
                        last.inFlight().packet().flow().destination().ip());
                Crossing at = Crossing.builder()
                        .hook(hook)
                        .in(in)
                        .out(Option.when(hook != Hook.PREROUTING, toPod ? "veth1" : "eth0"))
                        .now(now)
                        .build();
                last = Netfilter.cross(last.state(), last.inFlight(), at, choice);
                evidence = evidence.appendAll(last.evidence());
            }
        }
        return new Passage(last.state(), last.inFlight(), last.verdict(), evidence);
    }
}
