package io.github.kubevalue.dns.program;

import io.github.kubevalue.dns.client.ResolvConf;
import io.github.kubevalue.dns.client.Transport;
import io.github.kubevalue.dns.cluster.ClusterDns;
import io.github.kubevalue.model.address.Ip;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Three servers at the end of a lab's cable, each of a temper, one more at an IPv6 address, and what they were asked. */
final class LabServers implements AutoCloseable {
    private static final int COUNT = 3;

    private final ClusterDns dns;
    private final Lab lab;
    private final List<LoggingServer> servers = new ArrayList<>();
    private final List<LoggingServer.Seen> seen = Collections.synchronizedList(new ArrayList<>());
    private Seq<Temper> tempers = Vector.empty();

    private LabServers(Lab lab, ClusterDns dns) {
        this.lab = lab;
        this.dns = dns;
    }

    static LabServers start(Lab lab, ClusterDns dns) throws IOException {
        LabServers all = new LabServers(lab, dns);
        for (int i = 1; i <= COUNT; i++) {
            all.servers.add(LoggingServer.start(lab.server(i), all.seen::add));
        }
        LoggingServer sixth = LoggingServer.start(lab.serverV6(), all.seen::add);
        sixth.answer(query -> Temper.ANSWERS.reply(dns, query));
        all.servers.add(sixth);
        return all;
    }

    /** Gives the servers their tempers and writes the lab's resolv.conf, which names them. */
    ResolvConf behave(String behaviour, String rest) {
        tempers = Vector.of(behaviour.split(" ")).map(Temper::valueOf);
        for (int i = 0; i < tempers.size(); i++) {
            Temper temper = tempers.get(i);
            servers.get(i).answer(query -> temper.reply(dns, query));
        }
        ResolvConf conf = ResolvConf.parse(rest
                + tempers.zipWithIndex()
                        .map(each -> "\nnameserver " + address(each._1, each._2 + 1))
                        .mkString()
                + "\n");
        lab.resolvConf(conf.toString());
        seen.clear();
        return conf;
    }

    /** How many servers resolv.conf names. */
    int count() {
        return tempers.size();
    }

    /** Nobody listens on the loopback of the lab, which sends any number of ICMP errors; other networks limit them. */
    private Ip address(Temper temper, int number) {
        return temper == Temper.DEAD ? Ip.parse("127.0.0." + number) : lab.server(number);
    }

    /** The same servers, without a network between. */
    Transport transport() {
        return (server, query, channel) -> temper(server.ip()).delivery(dns, query, channel);
    }

    private Temper temper(Ip server) {
        return server.isV4() ? tempers.get((int) (server.low() & 255) - 1) : Temper.ANSWERS;
    }

    /** Whether a query to that server can be seen. */
    boolean listens(Ip server) {
        return temper(server) != Temper.DEAD;
    }

    void forget() {
        seen.clear();
    }

    Seq<LoggingServer.Seen> seen() {
        return Vector.ofAll(seen);
    }

    @Override
    public void close() throws IOException {
        for (LoggingServer server : servers) {
            server.close();
        }
    }
}
