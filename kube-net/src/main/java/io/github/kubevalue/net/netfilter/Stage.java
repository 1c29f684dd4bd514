package io.github.kubevalue.net.netfilter;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.function.Function;

/** What happens at a hook, by priority: include/uapi/linux/netfilter_ipv4.h, nf_ip_hook_priorities. */
enum Stage {
    RAW(run -> run.table(TableName.RAW)),
    TRACK(HookRun::track),
    MANGLE(run -> run.table(TableName.MANGLE)),
    NAT(HookRun::nat),
    FILTER(run -> run.table(TableName.FILTER)),
    SECURITY(run -> run.table(TableName.SECURITY)),
    CONFIRM(HookRun::confirm);

    private static final Seq<Stage> PREROUTING = Vector.of(RAW, TRACK, MANGLE, NAT);
    private static final Seq<Stage> INPUT = Vector.of(MANGLE, FILTER, SECURITY, NAT, CONFIRM);
    private static final Seq<Stage> FORWARD = Vector.of(MANGLE, FILTER, SECURITY);
    private static final Seq<Stage> OUTPUT = Vector.of(RAW, TRACK, MANGLE, NAT, FILTER, SECURITY);
    private static final Seq<Stage> POSTROUTING = Vector.of(MANGLE, NAT, CONFIRM);

    @SuppressWarnings("ImmutableEnumChecker") // the functions keep nothing
    private final Function<HookRun, Verdict> work;

    Stage(Function<HookRun, Verdict> work) {
        this.work = work;
    }

    static Seq<Stage> of(Hook hook) {
        return switch (hook) {
            case PREROUTING -> PREROUTING;
            case INPUT -> INPUT;
            case FORWARD -> FORWARD;
            case OUTPUT -> OUTPUT;
            case POSTROUTING -> POSTROUTING;
        };
    }

    Verdict run(HookRun run) {
        return work.apply(run);
    }
}
