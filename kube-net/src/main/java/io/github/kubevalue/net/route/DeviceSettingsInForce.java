package io.github.kubevalue.net.route;

/**
 * What counts for packets that come in by a device.
 *
 * @param all what {@code conf/all} says
 * @param own what {@code conf/NAME} says of the device
 */
record DeviceSettingsInForce(DeviceSettings all, DeviceSettings own) {
    /** How the source of packets is checked. */
    ReversePathFilter rpFilter() {
        return all.rpFilter().max(own.rpFilter());
    }

    /** Whether packets are taken on; {@code conf/all} does not count. */
    boolean forwards() {
        return own.forwarding();
    }

    /** Whether packets may come from this host's own addresses. */
    boolean acceptsLocal() {
        return all.acceptLocal() || own.acceptLocal();
    }

    /** Whether addresses of 127.0.0.0/8 may be met on the device. */
    boolean routesLocalnet() {
        return all.routeLocalnet() || own.routeLocalnet();
    }

    /** Whether the packet mark counts when the source of a packet is checked. */
    boolean validatesMark() {
        return all.srcValidMark() || own.srcValidMark();
    }
}
