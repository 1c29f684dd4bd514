package io.github.kubevalue.net.route;

/** How a kernel checks the source of what comes in ({@code rp_filter}); the stricter of {@code all} and the device counts. */
public enum ReversePathFilter {
    /** 0: only addresses that no packet may come from. */
    OFF(0),
    /** 1: the way back to the source must lead out of the device that the packet came in by. */
    STRICT(1),
    /** 2: some way must lead back to the source. */
    LOOSE(2);

    private final int number;

    ReversePathFilter(int number) {
        this.number = number;
    }

    /** Returns the number that {@code sysctl} shows. */
    public int number() {
        return number;
    }

    /** Returns the greater number, which is what counts: loose wins over strict. */
    // include/linux/inetdevice.h, IN_DEV_RPFILTER: IN_DEV_MAXCONF
    ReversePathFilter max(ReversePathFilter other) {
        return number < other.number ? other : this;
    }
}
