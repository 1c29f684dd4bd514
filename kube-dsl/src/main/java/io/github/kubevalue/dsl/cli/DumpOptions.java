package io.github.kubevalue.dsl.cli;

import io.github.kubevalue.dsl.ask.RunningCluster;
import io.github.kubevalue.net.network.NodeDump;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** What was listed on real nodes. */
final class DumpOptions {
    @CommandLine.Option(
            names = "--dump",
            paramLabel = "NODE=FILE",
            description =
                    "What iptables-save, ip6tables-save, nft list ruleset, ipset save or conntrack -L printed on that"
                            + " node, in place of what would be programmed there. Repeatable.")
    private List<String> dumps = new ArrayList<>();

    /** Returns the cluster with these nodes, having told what of their rules is not modelled. */
    RunningCluster in(RunningCluster running, InputOptions options) {
        Map<String, NodeDump> read = HashMap.empty();
        for (String dump : dumps) {
            int equals = dump.indexOf('=');
            if (equals < 0) {
                throw new BadInput("not a dump: \"" + dump + "\" (NODE=FILE)");
            }
            String node = running.node(dump.substring(0, equals)).getOrElseThrow(BadInput::new);
            String file = dump.substring(equals + 1);
            NodeDump parsed = NodeDump.parse(
                            TextFile.read("dump", file), running.cluster().now())
                    .getOrElseThrow(problem -> new BadInput(file + ": " + problem));
            parsed.notModelled().forEach(what -> options.warn(file + ": not modelled: " + what));
            read = read.put(node, read.getOrElse(node, NodeDump.NOTHING).and(parsed));
        }
        return running.withDumps(read);
    }
}
