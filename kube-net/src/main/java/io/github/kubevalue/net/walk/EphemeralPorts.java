package io.github.kubevalue.net.walk;

import io.github.kubevalue.net.packet.PortRange;

/** The ports that a kernel gives to those who do not ask for one. */
final class EphemeralPorts {
    // net.ipv4.ip_local_port_range
    static final PortRange RANGE = new PortRange(32768, 60999);

    private EphemeralPorts() {}
}
