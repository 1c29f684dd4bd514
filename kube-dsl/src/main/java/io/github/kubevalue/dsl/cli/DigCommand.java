package io.github.kubevalue.dsl.cli;

import io.github.kubevalue.dns.client.Lookup;
import io.github.kubevalue.dns.client.ResolvConf;
import io.github.kubevalue.dns.client.Transport;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.render.Dig;
import io.github.kubevalue.dns.render.DigCall;
import io.github.kubevalue.dns.render.DigRun;
import io.github.kubevalue.dns.render.DigSwitch;
import io.github.kubevalue.dns.render.DnsJson;
import io.github.kubevalue.dns.render.Explanation;
import io.github.kubevalue.dns.render.Nslookup;
import io.github.kubevalue.dns.render.NslookupCall;
import io.github.kubevalue.dns.render.Printed;
import io.github.kubevalue.dsl.ask.RunningCluster;
import io.github.kubevalue.dsl.render.JsonText;
import io.github.kubevalue.dsl.render.LookupText;
import io.github.kubevalue.net.trace.Peer;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;

/** What the cluster's resolver says, in dig's own words. */
@CommandLine.Command(
        name = "dig",
        mixinStandardHelpOptions = true,
        description = "Asks the cluster's DNS as dig does; with --from as a pod would, over the network between.")
final class DigCommand implements Callable<Integer> {
    @CommandLine.Mixin
    private InputOptions input;

    @CommandLine.Mixin
    private DumpOptions dumps;

    @CommandLine.Mixin
    private FaultOptions faults;

    @CommandLine.Option(names = "--from", paramLabel = "WHO", description = "Who asks: pod/NS/NAME.")
    private String from;

    @CommandLine.Option(
            names = "--explain",
            description = "Say what decided: the plugin, the object, the rule; with --from of each step of the search.")
    private boolean explain;

    @CommandLine.Option(names = "--nslookup", description = "Print what nslookup prints, that of BIND.")
    private boolean nslookup;

    @CommandLine.Option(
            names = "--busybox",
            description = "Print what BusyBox's nslookup prints, that of small images.")
    private boolean busybox;

    @CommandLine.Option(
            names = {"-o", "--output"},
            defaultValue = "text",
            description = "text or json.")
    private Format format;

    @CommandLine.Parameters(
            arity = "1..*",
            paramLabel = "NAME [TYPE] [+search] [+short]",
            description =
                    "The words of dig: a name, a record type (A), -x ADDRESS; +search to walk the search list, +short"
                            + " for the data alone, +tcp, +dnssec, +noall +answer ….")
    private List<String> words;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() {
        return nslookup || busybox ? nslookup() : dig();
    }

    private int dig() {
        Seq<DigCall> calls = DigCall.parse(Vector.ofAll(words)).getOrElseThrow(BadInput::new);
        if (calls.size() > 1) {
            // dig would take it for a second name; here it is far more often a slip
            throw new BadInput("unknown record type \"" + calls.get(1).name() + "\"");
        }
        RunningCluster running = dumps.in(new Loader(input).running(faults), input);
        Option<Peer> who = who(running);
        if (who.isEmpty() && calls.exists(call -> call.has(DigSwitch.SEARCH))) {
            throw new BadInput("+search needs --from: whose search list?");
        }
        return format == Format.JSON ? json(running, who, calls.head()) : text(running, who, calls);
    }

    private int nslookup() {
        NslookupCall call = NslookupCall.parse(Vector.ofAll(words)).getOrElseThrow(BadInput::new);
        RunningCluster running = dumps.in(new Loader(input).running(faults), input);
        Option<Peer> who = who(running);
        Remarks remarks = new Remarks(way(running, who), explain);
        ResolvConf conf = conf(running, who);
        Printed printed = busybox ? Nslookup.busybox(call, conf, remarks) : Nslookup.bind(call, conf, remarks);
        print(printed.text() + remarks.text());
        return ExitStatus.of(remarks.hadAnswer());
    }

    private Option<Peer> who(RunningCluster running) {
        return Option.of(from).map(text -> running.who(text).getOrElseThrow(BadInput::new));
    }

    private static Transport way(RunningCluster running, Option<Peer> who) {
        return who.map(running::transport).getOrElse(running.dns()::transport);
    }

    private static ResolvConf conf(RunningCluster running, Option<Peer> who) {
        return who.map(running::resolvConf)
                .getOrElse(
                        () -> ResolvConf.of(running.dns().config().nameservers().head()));
    }

    private int json(RunningCluster running, Option<Peer> who, DigCall call) {
        if (who.isEmpty()) {
            Response response = running.answer(who, Query.of(call.name(), call.type()));
            print(JsonText.pretty(DnsJson.of(response)) + "\n");
            return ExitStatus.of(response.isPositive());
        }
        Lookup lookup = running.lookup(who.get(), searched(call), call.type());
        print(JsonText.pretty(DnsJson.of(lookup)) + "\n");
        return ExitStatus.of(lookup.isFound());
    }

    /** The name that is looked up: without {@code +search} as it is. */
    private static String searched(DigCall call) {
        return call.has(DigSwitch.SEARCH) || call.name().endsWith(".") ? call.name() : call.name() + ".";
    }

    private int text(RunningCluster running, Option<Peer> who, Seq<DigCall> calls) {
        Remarks remarks = new Remarks(way(running, who), explain);
        DigRun run = DigRun.builder()
                .arguments(String.join(" ", words))
                .when(running.cluster().now())
                .build();
        print(Dig.run(calls, run, conf(running, who), remarks).text());
        boolean brief = calls.exists(call -> call.has(DigSwitch.SHORT));
        Seq<Lookup> walks = calls.filter(call -> call.has(DigSwitch.SEARCH))
                .map(call -> running.lookup(who.get(), call.name(), call.type()));
        if (explain ? walks.isEmpty() : !brief) {
            print(remarks.text());
        }
        if (!brief || explain) {
            walks.forEach(walk -> print(walk(walk)));
        }
        return ExitStatus.of(walks.isEmpty() ? remarks.isPositive() : walks.forAll(Lookup::isFound));
    }

    /** What the resolver of a program asks, which goes along the search list in its own way. */
    private String walk(Lookup lookup) {
        String text = explain ? Explanation.of(lookup) : LookupText.of(lookup);
        return ";; THE RESOLVER OF " + from + ":\n"
                + text.lines().map(line -> ";; " + line + "\n").collect(Collectors.joining());
    }

    private void print(String text) {
        spec.commandLine().getOut().print(text);
        spec.commandLine().getOut().flush();
    }
}
