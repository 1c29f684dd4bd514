package io.github.kubevalue.net.kernel.dump;

import io.github.kubevalue.net.netfilter.stack.Sender;
import io.github.kubevalue.net.packet.Address;
import io.github.kubevalue.net.packet.Flow;

/** The first packet of a flow, as it meets a node. */
sealed interface DumpPacket {
    Flow flow();

    /** The line that orders it from the kernel. */
    String line();

    private static String text(Flow flow) {
        return flow.protocol() + " " + text(flow.source()) + " " + text(flow.destination());
    }

    private static String text(Address address) {
        return address.ip() + " " + address.port();
    }

    /** It comes in. */
    record In(String device, Flow flow) implements DumpPacket {
        @Override
        public String line() {
            return "in " + device + " " + text(flow);
        }
    }

    /** A process of the node sends it. */
    record Out(Sender sender, Flow flow) implements DumpPacket {
        @Override
        public String line() {
            return "out " + sender.user() + " " + sender.group() + " " + text(flow);
        }
    }
}
