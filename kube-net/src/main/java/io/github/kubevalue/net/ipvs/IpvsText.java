package io.github.kubevalue.net.ipvs;

import io.github.kubevalue.net.packet.IpProtocol;

/** The text of virtual servers, as {@code ipvsadm -Sn} prints it and {@code ipvsadm -R} reads it. */
final class IpvsText {
    private IpvsText() {}

    static String of(VirtualServer server) {
        String service = option(server.protocol()) + " " + server.address();
        String head = "-A " + service + " -s " + server.scheduler()
                + server.persistence().map(seconds -> " -p " + seconds).getOrElse("")
                + (server.scheduler() == Scheduler.MH ? " -b mh-port" : "");
        return head + "\n"
                + server.servers()
                        .map(each -> "-a " + service + " -r " + each.address() + " -m -w " + each.weight() + "\n")
                        .mkString();
    }

    private static String option(IpProtocol protocol) {
        return switch (protocol) {
            case TCP -> "-t";
            case UDP -> "-u";
            default -> "--sctp-service";
        };
    }
}
