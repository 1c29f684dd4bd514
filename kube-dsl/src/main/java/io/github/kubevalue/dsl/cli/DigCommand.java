package io.github.kubevalue.dsl.cli;

import io.github.kubevalue.dns.client.Lookup;
import io.github.kubevalue.dns.message.Evidence;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.dns.render.Dig;
import io.github.kubevalue.dns.render.DigRun;
import io.github.kubevalue.dns.render.DnsJson;
import io.github.kubevalue.dsl.ask.RunningCluster;
import io.github.kubevalue.dsl.render.JsonText;
import io.github.kubevalue.model.address.Endpoint;
import io.github.kubevalue.model.address.Port;
import io.github.kubevalue.net.trace.Peer;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** What the cluster's resolver says. */
@CommandLine.Command(
        name = "dig",
        mixinStandardHelpOptions = true,
        description = "Asks the cluster's DNS; with --from and +search as the resolver of a pod would.")
final class DigCommand implements Callable<Integer> {
    @CommandLine.Mixin
    private InputOptions input;

    @CommandLine.Option(names = "--from", paramLabel = "WHO", description = "Whose resolver asks: pod/NS/NAME.")
    private String from;

    @CommandLine.Option(
            names = {"-o", "--output"},
            defaultValue = "text",
            description = "text or json.")
    private Format format;

    @CommandLine.Parameters(
            arity = "1..4",
            paramLabel = "NAME [TYPE] [+search] [+short]",
            description = "A name, a record type (A), +search to walk the search list, +short for the data alone.")
    private List<String> words;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() {
        boolean search = words.contains("+search");
        boolean brief = words.contains("+short");
        List<String> rest = words.stream().filter(word -> !word.startsWith("+")).toList();
        if (rest.isEmpty() || rest.size() > 2) {
            throw new BadInput("dig takes a name and at most one type, was: " + String.join(" ", words));
        }
        String name = name(rest.get(0));
        RecordType type = rest.size() < 2 ? RecordType.A : type(rest.get(1));
        RunningCluster running = RunningCluster.of(new Loader(input).load().cluster());
        Option<Peer> who = Option.of(from).map(text -> running.who(text).getOrElseThrow(BadInput::new));
        return search
                ? lookup(running, who, name, type)
                : answer(running.answer(who, Query.of(name, type)), running, brief);
    }

    private static String name(String word) {
        try {
            DomainName.parse(word);
            return word;
        } catch (IllegalArgumentException e) {
            throw new BadInput(String.valueOf(e.getMessage()));
        }
    }

    private static RecordType type(String word) {
        return RecordType.tryParse(word.toUpperCase(Locale.ROOT))
                .getOrElseThrow(() -> new BadInput("unknown record type \"" + word + "\""));
    }

    private int lookup(RunningCluster running, Option<Peer> who, String name, RecordType type) {
        Peer asker = who.getOrElseThrow(() -> new BadInput("+search needs --from: whose search list?"));
        Lookup lookup = running.lookup(asker, name, type);
        print(format == Format.JSON ? JsonText.pretty(DnsJson.of(lookup)) + "\n" : lookup + "\n");
        return ExitStatus.of(lookup.isFound());
    }

    private int answer(Response response, RunningCluster running, boolean brief) {
        if (format == Format.JSON) {
            print(JsonText.pretty(DnsJson.of(response)) + "\n");
        } else {
            print(brief ? Dig.brief(response) : Dig.text(response, run(running)) + remarks(response));
        }
        return ExitStatus.of(response.isPositive());
    }

    /** What dig cannot know: why the answer is no, and what is not modelled of the way to it. */
    private static String remarks(Response response) {
        Seq<String> remarks = response.because()
                .map(Evidence::toString)
                .filter(text -> !response.isPositive() || text.contains("not modelled"));
        return remarks.isEmpty() ? "" : remarks.map(text -> ";; " + text + "\n").mkString() + "\n";
    }

    private DigRun run(RunningCluster running) {
        DigRun run = DigRun.builder().arguments(String.join(" ", words)).build();
        return running.dns()
                .config()
                .nameservers()
                .headOption()
                .map(server -> run.withServer(Option.of(new Endpoint(server, Port.of(53)))))
                .getOrElse(run);
    }

    private void print(String text) {
        spec.commandLine().getOut().print(text);
        spec.commandLine().getOut().flush();
    }
}
