package io.github.kubevalue.net.netfilter.stack;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.net.conntrack.Tracking;
import io.github.kubevalue.net.netfilter.NatTarget;
import io.github.kubevalue.net.netfilter.RejectWith;
import io.github.kubevalue.net.netfilter.Target;
import io.github.kubevalue.net.netfilter.stack.TableWalk.Effect;
import io.github.kubevalue.net.packet.Address;
import io.github.kubevalue.net.packet.FlowPort;
import io.github.kubevalue.net.packet.Packet;
import java.util.function.Supplier;

/** What the target of a matching rule does to the packet. Jumps are the business of {@link TableWalk}. */
final class TargetRun implements Target.Visitor<Effect> {
    private final HookRun run;
    private final Supplier<String> why;

    TargetRun(HookRun run, Supplier<String> why) {
        this.run = run;
        this.why = why;
    }

    @Override
    public Effect noTarget(Target.NoTarget target) {
        return Effect.NEXT;
    }

    @Override
    public Effect accept(Target.Accept target) {
        return Effect.ACCEPTED;
    }

    @Override
    public Effect drop(Target.Drop target) {
        return Effect.ends(new Verdict.Drop(why.get()));
    }

    @Override
    public Effect doReturn(Target.Return target) {
        return Effect.BACK;
    }

    @Override
    public Effect jump(Target.Jump target) {
        throw new IllegalStateException("a jump is no change of the packet");
    }

    @Override
    public Effect doGoto(Target.Goto target) {
        throw new IllegalStateException("a goto is no change of the packet");
    }

    @Override
    public Effect reject(Target.Reject target) {
        RejectWith usual = RejectWith.usual(run.packet().flow().source().ip().family());
        return Effect.ends(new Verdict.Reject(target.with().getOrElse(usual), why.get()));
    }

    @Override
    public Effect nat(NatTarget target) {
        return target.accept(new NatTargetRun(run, why));
    }

    // net/netfilter/xt_TPROXY.c, tproxy_tg4
    @Override
    public Effect tproxy(Target.Tproxy target) {
        Address to = run.packet().flow().destination();
        FlowPort port = target.port() == 0 ? to.port() : FlowPort.of(target.port());
        Ip here = target.ip()
                .filter(ip -> !ip.isUnspecified())
                .orElse(() ->
                        run.at.in().flatMap(device -> run.state.addresses().primary(device, to.ip())))
                .getOrElse(to.ip());
        boolean listens = run.state
                .transparentProxies()
                .exists(proxy -> proxy.port().equals(port)
                        && (proxy.ip().isUnspecified() || proxy.ip().equals(here)));
        if (!listens) {
            return Effect.ends(new Verdict.Drop(why.get() + ": no transparent proxy listens on port " + port));
        }
        Packet packet = run.packet();
        run.replace(packet.withMark((packet.mark() & ~target.mask()) ^ target.value()));
        return Effect.ACCEPTED;
    }

    @Override
    public Effect ttl(Target.Ttl target) {
        Packet packet = run.packet();
        run.replace(packet.withTtl(target.apply(packet.ttl())));
        return Effect.NEXT;
    }

    @Override
    public Effect mark(Target.Mark target) {
        Packet packet = run.packet();
        run.replace(packet.withMark(target.apply(packet.mark())));
        return Effect.NEXT;
    }

    // net/netfilter/xt_connmark.c, connmark_tg
    @Override
    public Effect connmark(Target.Connmark target) {
        int mask = target.mask();
        int packetMask = target.packetMask();
        Packet packet = run.packet();
        switch (target.operation()) {
            case SET_XMARK -> run.change(entry -> entry.withMark((entry.mark() & ~mask) ^ target.value()));
            case SAVE_MARK ->
                run.change(entry -> entry.withMark((entry.mark() & ~mask) ^ (packet.mark() & packetMask)));
            case RESTORE_MARK -> {
                if (run.inFlight.tracking() instanceof Tracking.Connection connection) {
                    int restored =
                            (packet.mark() & ~packetMask) ^ (connection.entry().mark() & mask);
                    run.replace(packet.withMark(restored));
                }
            }
        }
        return Effect.NEXT;
    }

    @Override
    public Effect notrack(Target.Notrack target) {
        run.inFlight = run.inFlight.with(Tracking.UNTRACKED);
        return Effect.NEXT;
    }

    @Override
    public Effect zone(Target.Zone target) {
        run.inFlight = run.inFlight.withZone(target.zone());
        return Effect.NEXT;
    }

    @Override
    public Effect aside(Target.Aside target) {
        return Effect.NEXT;
    }

    @Override
    public Effect unknown(Target.Unknown target) {
        throw new IllegalStateException("an unknown target decides by itself");
    }
}
