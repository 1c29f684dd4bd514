package io.github.kubevalue.net.netfilter.stack;

import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.net.conntrack.Clash;
import io.github.kubevalue.net.conntrack.ConntrackTable;
import io.github.kubevalue.net.conntrack.CtState;
import io.github.kubevalue.net.conntrack.Direction;
import io.github.kubevalue.net.conntrack.Entry;
import io.github.kubevalue.net.conntrack.Manip;
import io.github.kubevalue.net.conntrack.Nat;
import io.github.kubevalue.net.conntrack.PortAllocation;
import io.github.kubevalue.net.conntrack.Tracked;
import io.github.kubevalue.net.conntrack.Tracking;
import io.github.kubevalue.net.netfilter.Hook;
import io.github.kubevalue.net.netfilter.Ruleset;
import io.github.kubevalue.net.netfilter.TableName;
import io.github.kubevalue.net.netfilter.Target;
import io.github.kubevalue.net.packet.Packet;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** One packet at one hook: the state of the work while the packet passes one table after the other. */
final class HookRun implements Passing {
    private static final Option<String> NAT = Option.some(TableName.NAT.toString());

    final Crossing at;
    final Choice choice;
    NetfilterState state;
    InFlight inFlight;
    private final List<Evidence> log;
    private Seq<HookFunction> others;

    HookRun(NetfilterState state, InFlight inFlight, Crossing at, Choice choice, List<Evidence> log) {
        this.state = state;
        this.inFlight = inFlight;
        this.at = at;
        this.choice = choice;
        this.log = log;
        this.others = functions();
    }

    Passage run() {
        Verdict verdict = decide();
        return new Passage(state, inFlight, verdict, Array.empty());
    }

    /**
     * What iptables and connection tracking do, and between that, by priority, what others do. Of the same priority the others
     * come first, as they were there last: the kubelet has made tables of iptables before kube-proxy starts.
     */
    // net/netfilter/core.c, nf_hook_entries_grow: a new hook stands before those of its priority
    private Verdict decide() {
        Seq<HookFunction> before = others;
        int count = before.size();
        int met = 0;
        for (Stage stage : Stage.of(at.hook())) {
            Verdict verdict = Verdict.ACCEPT;
            int turn = stage.priority(at.hook());
            for (; met < count && before.get(met).priority() <= turn && verdict.isAccept(); met++) {
                verdict = met(before.get(met));
            }
            verdict = verdict.isAccept() ? stage.run(this) : verdict;
            if (!verdict.isAccept()) {
                return verdict;
            }
        }
        Verdict verdict = Verdict.ACCEPT;
        for (; met < count && verdict.isAccept(); met++) {
            verdict = met(before.get(met));
        }
        return verdict;
    }

    /** Those who translate are asked in the stage of NAT. */
    private Verdict met(HookFunction function) {
        return function.translates() ? Verdict.ACCEPT : function.work().run(this);
    }

    private Seq<HookFunction> functions() {
        return state.functions(at.hook(), packet().flow().source().ip().family());
    }

    @Override
    public Crossing at() {
        return at;
    }

    @Override
    public Choice choice() {
        return choice;
    }

    @Override
    public InFlight inFlight() {
        return inFlight;
    }

    @Override
    public NetfilterState state() {
        return state;
    }

    @Override
    public Option<Verdict> apply(Target target, Supplier<String> why) {
        return target.accept(new TargetRun(this, why)).verdict();
    }

    @Override
    public void replace(Packet packet) {
        inFlight = inFlight.with(packet);
    }

    @Override
    public void change(UnaryOperator<Entry> change) {
        if (inFlight.tracking() instanceof Tracking.Connection connection) {
            Entry changed = change.apply(connection.entry());
            inFlight = inFlight.with(connection.with(changed));
            if (connection.confirmed()) {
                state = state.withConntrack(state.conntrack().update(changed));
            }
        }
    }

    @Override
    public void remember(HookedRules rules) {
        state = state.with(rules);
        others = functions();
    }

    Packet packet() {
        return inFlight.packet();
    }

    /** A table that nobody wrote accepts, and so does a chain without rules. */
    Verdict table(TableName name) {
        Option<Ruleset.Entrance> entrance =
                state.ruleset(packet().flow().source().ip().family()).entrance(name, at.hook());
        return entrance.isEmpty()
                ? Verdict.ACCEPT
                : new TableWalk(this, entrance.get().table()).run(entrance.get().chain());
    }

    /** Finds or opens the connection, unless the packet has come with one. */
    Verdict track() {
        if (!(inFlight.tracking() instanceof Tracking.Pending)) {
            return Verdict.ACCEPT;
        }
        Tracked tracked = state.conntrack().track(packet(), inFlight.zone(), at.now());
        state = state.withConntrack(tracked.table());
        inFlight = inFlight.with(tracked.tracking());
        if (keepsEvidence()) {
            add(packet(), () -> describe(tracked.tracking()));
        }
        return tracked.tracking() instanceof Tracking.Refused refused
                ? new Verdict.Drop("conntrack: " + refused.reason())
                : Verdict.ACCEPT;
    }

    private static String describe(Tracking tracking) {
        if (tracking instanceof Tracking.Connection connection) {
            return connection.confirmed()
                    ? "conntrack: " + connection.state() + ", "
                            + (connection.direction() == Direction.REPLY ? "reply of " : "") + "known connection "
                            + connection.entry().translation()
                    : "conntrack: NEW connection";
        }
        if (tracking instanceof Tracking.Untracked) {
            return "conntrack: UNTRACKED";
        }
        if (tracking instanceof Tracking.Refused refused) {
            return "conntrack: " + refused.reason();
        }
        return "conntrack: INVALID, " + ((Tracking.Invalid) tracking).reason();
    }

    // net/netfilter/nf_nat_core.c, nf_nat_inet_fn: rules decide about the first packet, the connection about all
    Verdict nat() {
        if (!(inFlight.tracking() instanceof Tracking.Connection first)) {
            return Verdict.ACCEPT;
        }
        Manip manip = manip(at.hook());
        if (hasLostItsAddress(first)) {
            state = state.withConntrack(state.conntrack().without(first.entry()));
            return new Verdict.Drop("the connection was masqueraded on "
                    + first.entry().masqueradedOn().get() + " and would leave by another interface");
        }
        if (Nat.isMisleading(packet(), first.entry())) {
            return new Verdict.Drop("an ICMP redirect about a connection that is translated");
        }
        if (first.state() == CtState.NEW && !first.entry().isBound(manip)) {
            Verdict verdict = state.hooked().isEmpty() ? table(TableName.NAT) : translators(manip);
            if (!verdict.isAccept()) {
                return verdict;
            }
            bindNull(manip);
        }
        translate(manip);
        return Verdict.ACCEPT;
    }

    /** Asks those who translate one after the other, until one has; iptables after others of its priority. */
    private Verdict translators(Manip manip) {
        int turn = Stage.NAT.priority(at.hook());
        boolean asked = false;
        Verdict verdict = Verdict.ACCEPT;
        for (HookFunction function : others) {
            if (function.translates()) {
                if (!asked && function.priority() > turn) {
                    asked = true;
                    verdict = table(TableName.NAT);
                }
                verdict = isDecided(verdict, manip) ? verdict : function.work().run(this);
                if (isDecided(verdict, manip)) {
                    return verdict;
                }
            }
        }
        return asked ? verdict : table(TableName.NAT);
    }

    private boolean isDecided(Verdict verdict, Manip manip) {
        return !verdict.isAccept() || isBound(manip);
    }

    private boolean isBound(Manip manip) {
        return inFlight.tracking() instanceof Tracking.Connection connection
                && connection.entry().isBound(manip);
    }

    private boolean hasLostItsAddress(Tracking.Connection connection) {
        return at.hook() == Hook.POSTROUTING
                && connection.direction() == Direction.ORIGINAL
                && connection.entry().masqueradedOn().exists(device -> !at.out().contains(device));
    }

    static Manip manip(Hook hook) {
        return hook == Hook.PREROUTING || hook == Hook.OUTPUT ? Manip.DESTINATION : Manip.SOURCE;
    }

    PortAllocation allocation() {
        return new PortAllocation(state.conntrack(), at.now(), choice);
    }

    private void bindNull(Manip manip) {
        Tracking.Connection connection = (Tracking.Connection) inFlight.tracking();
        if (!connection.entry().isBound(manip)) {
            inFlight = inFlight.with(connection.with(allocation().bindNull(connection.entry(), manip)));
        }
    }

    private void translate(Manip manip) {
        Tracking.Connection connection = (Tracking.Connection) inFlight.tracking();
        if (connection.entry().byIpvs() && manip == Manip.DESTINATION && connection.direction() == Direction.ORIGINAL) {
            return;
        }
        Packet before = packet();
        Packet after = Nat.translate(before, connection.entry(), connection.direction(), manip);
        if (!after.equals(before)) {
            inFlight = inFlight.with(after);
            if (keepsEvidence()) {
                add(new Happening(
                        at.hook(), NAT, Option.none(), before, after, () -> translated(before, after, connection)));
            }
        }
    }

    private static String translated(Packet before, Packet after, Tracking.Connection connection) {
        return "known connection: " + before.flow() + " becomes " + after.flow()
                + (connection.confirmed()
                        ? ", as the connection says"
                        : ", another connection would get the same replies");
    }

    /** Takes a new connection into the table, as its packet is about to leave the stack or to reach a socket. */
    // net/netfilter/nf_conntrack_core.c, __nf_conntrack_confirm: what refuses a packet leaves no connection
    Verdict confirm() {
        if (!(inFlight.tracking() instanceof Tracking.Connection connection)
                || connection.confirmed()
                || connection.direction() == Direction.REPLY) {
            return Verdict.ACCEPT;
        }
        Entry entry = connection.entry();
        Either<Clash, ConntrackTable> confirmed = state.conntrack().confirm(entry, at.now());
        if (confirmed.isLeft()) {
            String reason = "conntrack: " + confirmed.getLeft().reason();
            if (keepsEvidence()) {
                add(packet(), () -> reason);
            }
            return new Verdict.Drop(reason);
        }
        state = state.withConntrack(confirmed.get());
        inFlight = inFlight.with(new Tracking.Connection(entry, connection.direction(), connection.state(), true));
        return Verdict.ACCEPT;
    }

    @Override
    public boolean keepsEvidence() {
        return at.detail() != Crossing.Detail.NONE;
    }

    @Override
    public void add(Evidence item) {
        log.add(item);
    }

    private void add(Packet before, Supplier<String> words) {
        add(Happening.of(at.hook(), before, packet(), words));
    }
}
