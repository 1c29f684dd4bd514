package io.github.kubevalue.dns.plugin;

import io.github.kubevalue.dns.corefile.Corefile;
import io.github.kubevalue.dns.corefile.CorefileError;
import io.github.kubevalue.dns.message.Evidence;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Rcode;
import io.github.kubevalue.dns.message.ResourceRecord;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.message.Sections;
import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.dns.zone.ZoneFile;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.registry.Indexes;
import io.github.kubevalue.model.store.Store;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Try;
import java.time.Instant;
import java.util.function.Function;

/** Where a plugin is tried alone: its lines of a Corefile, and behind it whatever a test wants to be there. */
public final class Bench {
    private static final Surroundings NOWHERE = Surroundings.of(Store.empty(Indexes.CATALOG));

    private Bench() {}

    /** Sets up a plugin with its lines in a block of the root zone. */
    public static Seq<? extends Plugin> setUp(PluginSetup setup, String lines) throws CorefileError {
        return setUp(setup, lines, NOWHERE, ".");
    }

    /** Sets up a plugin with files in the directory in which it runs. */
    public static Seq<? extends Plugin> setUp(PluginSetup setup, String lines, Map<String, String> files)
            throws CorefileError {
        return setUp(setup, lines, NOWHERE.withFiles(TreeMap.ofEntries(files.mapKeys(name -> "/" + name))), ".");
    }

    /** Sets up a plugin with its lines in a block of that zone. */
    public static Seq<? extends Plugin> setUp(PluginSetup setup, String lines, Surroundings around, String zone)
            throws CorefileError {
        Corefile corefile = Corefile.parse(zone + " {\n" + lines + "\n}").getOrElseThrow(error -> error);
        Seq<DomainName> block = zone.isEmpty() ? Vector.empty() : Vector.of(DomainName.absolute(zone));
        return setup.plugins(new Controller(corefile.blocks().head().directives(), block, around));
    }

    /** Returns what keeps the lines from being set up, or an empty text. */
    public static String fault(PluginSetup setup, String lines) {
        return fault(setup, lines, TreeMap.empty());
    }

    /** Returns what keeps the lines from being set up where those files are, or an empty text. */
    public static String fault(PluginSetup setup, String lines, Map<String, String> files) {
        return Try.of(() -> setUp(setup, lines, files))
                .map(plugins -> "")
                .getOrElseGet(error -> String.valueOf(error.getMessage()));
    }

    /** Returns a server of these plugins, and behind them one that answers so. */
    public static Server server(Seq<? extends Plugin> plugins, Function<Query, Response> behind) {
        Vector<Plugin> all = Vector.<Plugin>ofAll(plugins).append(new Behind(behind));
        return Server.of(new ServerBlock(Vector.of(DomainName.ROOT), all));
    }

    /** Asks a server from an address. */
    public static Response ask(Server server, Query query, String client) {
        return server.answer(
                query, new Visit(Sender.at(Ip.parse(client)), Instant.EPOCH, Choice.first(), Memory.EMPTY));
    }

    /** Returns the plugin that answers every query with these records. */
    public static Function<Query, Response> saying(Seq<ResourceRecord> answer) {
        return query -> written(query, Rcode.NOERROR, Sections.answer(answer));
    }

    /** Returns a reply that a plugin wrote, without authority. */
    public static Response written(Query query, Rcode rcode, Sections sections) {
        return Response.plain(query, rcode, Evidence.of("behind", "says so")).withSections(sections);
    }

    /** Reads records, one a line. */
    public static Seq<ResourceRecord> records(String lines) {
        return Vector.ofAll(lines.lines()
                        .map(String::trim)
                        .filter(line -> !line.isEmpty())
                        .toList())
                .map(line -> ZoneFile.record(line).get());
    }

    private record Behind(Function<Query, Response> answer) implements Plugin {
        @Override
        public String name() {
            return "chaos"; // with which queries of all classes are let in
        }

        @Override
        public Response serve(Query query, Chain chain) {
            return answer.apply(query);
        }
    }
}
