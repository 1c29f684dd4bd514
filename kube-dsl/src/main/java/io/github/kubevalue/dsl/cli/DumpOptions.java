package io.github.kubevalue.dsl.cli;

import io.github.kubevalue.dsl.ask.RunningCluster;
import io.github.kubevalue.net.network.NodeDump;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
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
            String node = dump.substring(0, equals).replaceFirst("^node/", "");
            if (!running.nodes().contains(node)) {
                throw new BadInput("nodes \"" + node + "\" not found");
            }
            String file = dump.substring(equals + 1);
            NodeDump parsed = NodeDump.parse(text(file), now(running))
                    .getOrElseThrow(problem -> new BadInput(file + ": " + problem));
            parsed.notModelled().forEach(what -> options.warn(file + ": not modelled: " + what));
            read = read.put(node, read.getOrElse(node, NodeDump.NOTHING).and(parsed));
        }
        return running.withDumps(read);
    }

    private static Instant now(RunningCluster running) {
        return running.cluster().now();
    }

    private static String text(String file) {
        try {
            return Files.readString(Path.of(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new BadInput("the dump \"" + file + "\" cannot be read: " + e.getMessage());
        }
    }
}
