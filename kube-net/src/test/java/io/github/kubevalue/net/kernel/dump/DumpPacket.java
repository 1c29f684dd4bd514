package io.github.kubevalue.net.kernel.dump;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.net.netfilter.stack.Sender;
import io.github.kubevalue.net.packet.Address;
import io.github.kubevalue.net.packet.Flow;
import io.github.kubevalue.net.packet.IpProtocol;

/** The first packet of a flow, as it meets a node. */
sealed interface DumpPacket {
    Flow flow();

    /** The line that orders it from the kernel. */
    String line();

    /** Reads such a line. */
    static DumpPacket parse(String line) {
        String[] words = line.split(" ");
        int at = words[0].equals("in") ? 2 : 3;
        Flow flow = Flow.of(
                IpProtocol.tryParse(words[at]).get(),
                Address.of(Ip.parse(words[at + 1]), Integer.parseInt(words[at + 2])),
                Address.of(Ip.parse(words[at + 3]), Integer.parseInt(words[at + 4])));
        return at == 2
                ? new In(words[1], flow)
                : new Out(new Sender(Long.parseLong(words[1]), Long.parseLong(words[2])), flow);
    }

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
