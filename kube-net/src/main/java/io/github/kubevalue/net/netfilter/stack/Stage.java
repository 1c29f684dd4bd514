package io.github.kubevalue.net.netfilter.stack;

import io.github.kubevalue.net.conntrack.Manip;
import io.github.kubevalue.net.netfilter.Hook;
import io.github.kubevalue.net.netfilter.TableName;
import java.util.function.Function;

/** What happens at a hook, by priority: include/uapi/linux/netfilter_ipv4.h, nf_ip_hook_priorities. */
enum Stage {
    RAW(-300, run -> run.table(TableName.RAW)),
    TRACK(-200, HookRun::track),
    MANGLE(-150, run -> run.table(TableName.MANGLE)),
    NAT(-100, HookRun::nat),
    FILTER(0, run -> run.table(TableName.FILTER)),
    SECURITY(50, run -> run.table(TableName.SECURITY)),
    CONFIRM(Integer.MAX_VALUE, HookRun::confirm);

    private static final Stage[] PREROUTING = {RAW, TRACK, MANGLE, NAT};
    private static final Stage[] INPUT = {MANGLE, FILTER, SECURITY, NAT, CONFIRM};
    private static final Stage[] FORWARD = {MANGLE, FILTER, SECURITY};
    private static final Stage[] OUTPUT = {RAW, TRACK, MANGLE, NAT, FILTER, SECURITY};
    private static final Stage[] POSTROUTING = {MANGLE, NAT, CONFIRM};

    private final int priority;

    @SuppressWarnings("ImmutableEnumChecker") // the functions keep nothing
    private final Function<HookRun, Verdict> work;

    Stage(int priority, Function<HookRun, Verdict> work) {
        this.priority = priority;
        this.work = work;
    }

    /** Returns what happens at a hook, in order. The array is not to be changed. */
    static Stage[] of(Hook hook) {
        return switch (hook) {
            case PREROUTING -> PREROUTING;
            case INPUT -> INPUT;
            case FORWARD -> FORWARD;
            case OUTPUT -> OUTPUT;
            case POSTROUTING -> POSTROUTING;
        };
    }

    /** When its turn is at a hook: sources are translated after everything else. */
    int priority(Hook hook) {
        return this == NAT && HookRun.manip(hook) == Manip.SOURCE ? -priority : priority;
    }

    Verdict run(HookRun run) {
        return work.apply(run);
    }
}
