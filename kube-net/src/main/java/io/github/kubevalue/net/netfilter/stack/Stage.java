package io.github.kubevalue.net.netfilter.stack;

import io.github.kubevalue.net.conntrack.Manip;
import io.github.kubevalue.net.netfilter.Hook;
import io.github.kubevalue.net.netfilter.TableName;

/** What happens at a hook, by priority: include/uapi/linux/netfilter_ipv4.h, nf_ip_hook_priorities. */
enum Stage {
    RAW(-300),
    TRACK(-200),
    MANGLE(-150),
    NAT(-100),
    FILTER(0),
    SECURITY(50),
    CONFIRM(Integer.MAX_VALUE);

    private static final Stage[] PREROUTING = {RAW, TRACK, MANGLE, NAT};
    private static final Stage[] INPUT = {MANGLE, FILTER, SECURITY, NAT, CONFIRM};
    private static final Stage[] FORWARD = {MANGLE, FILTER, SECURITY};
    private static final Stage[] OUTPUT = {RAW, TRACK, MANGLE, NAT, FILTER, SECURITY};
    private static final Stage[] POSTROUTING = {MANGLE, NAT, CONFIRM};

    private final int priority;

    Stage(int priority) {
        this.priority = priority;
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
        return switch (this) {
            case RAW -> run.table(TableName.RAW);
            case TRACK -> run.track();
            case MANGLE -> run.table(TableName.MANGLE);
            case NAT -> run.nat();
            case FILTER -> run.table(TableName.FILTER);
            case SECURITY -> run.table(TableName.SECURITY);
            case CONFIRM -> run.confirm();
        };
    }
}
