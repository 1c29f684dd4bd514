package io.github.kubevalue.dsl.cli;

import io.github.kubevalue.dsl.ask.Answer;
import io.github.kubevalue.dsl.ask.LikelyAnswer;
import io.github.kubevalue.dsl.ask.Question;
import io.github.kubevalue.dsl.ask.RunningCluster;
import io.github.kubevalue.dsl.ask.Target;
import io.github.kubevalue.dsl.render.JsonText;
import io.github.kubevalue.dsl.render.TraceJson;
import io.github.kubevalue.dsl.render.TraceMermaid;
import io.github.kubevalue.dsl.render.TraceText;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** The packet's way and back. */
@CommandLine.Command(
        name = "trace",
        mixinStandardHelpOptions = true,
        description = "Follows a request to where it ends, and the answer back.")
final class TraceCommand implements Callable<Integer> {
    @CommandLine.Mixin
    private InputOptions input;

    @CommandLine.Mixin
    private DumpOptions dumps;

    @CommandLine.Mixin
    private FaultOptions faults;

    @CommandLine.Option(
            names = "--from",
            required = true,
            paramLabel = "WHO",
            description = "pod/NS/NAME, deploy/NS/NAME (any workload: its first pod), node/NAME or an outside IP.")
    private String from;

    @CommandLine.Option(
            names = "--to",
            required = true,
            paramLabel = "TARGET",
            description = "tcp://H:P, udp://H:P, sctp://H:P, http://H[:P]/PATH, https://…, icmp://H.")
    private String to;

    @CommandLine.Option(
            names = "--all",
            description = "Show every way that the request can take, with its probability.")
    private boolean all;

    @CommandLine.Option(names = "--header", paramLabel = "NAME: VALUE", description = "A header of an HTTP request.")
    private List<String> headers = new ArrayList<>();

    @CommandLine.Option(names = "--method", defaultValue = "GET", description = "The method of an HTTP request.")
    private String method;

    @CommandLine.Option(
            names = "--via",
            paramLabel = "NODE",
            description = "The node that the network outside, or the load balancer, hands the packet to.")
    private String via;

    @CommandLine.Option(names = "--source-port", description = "The port that the sender binds to.")
    private Integer sourcePort;

    @CommandLine.Option(
            names = "--payload",
            paramLabel = "OCTETS",
            description = "How much the sender sends at once: whether long packets fit all the way.")
    private Integer payload;

    @CommandLine.Option(names = "--answer-payload", paramLabel = "OCTETS", description = "How much comes back at once.")
    private Integer answerPayload;

    @CommandLine.Option(
            names = {"-o", "--output"},
            defaultValue = "text",
            description = "text, json or mermaid.")
    private Format format;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() {
        Target target = Target.parse(to).getOrElseThrow(BadInput::new);
        RunningCluster running = dumps.in(new Loader(input).running(faults), input);
        Question question = Question.builder()
                .from(running.who(from).getOrElseThrow(BadInput::new))
                .to(target)
                .method(method)
                .hostHeader(host())
                .entryNode(Option.of(via).map(node -> running.node(node).getOrElseThrow(BadInput::new)))
                .sourcePort(Option.of(sourcePort))
                .payload(Option.of(payload))
                .answerPayload(Option.of(answerPayload))
                .build();
        return all ? printAll(running.traces(question)) : printOne(running.trace(question));
    }

    private Option<String> host() {
        for (String header : headers) {
            int colon = header.indexOf(':');
            if (colon < 0) {
                throw new BadInput("not a header: \"" + header + "\" (NAME: VALUE)");
            }
            if (header.substring(0, colon).strip().toLowerCase(Locale.ROOT).equals("host")) {
                return Option.some(header.substring(colon + 1).strip());
            }
        }
        return Option.none();
    }

    private int printOne(Answer answer) {
        print(
                switch (format) {
                    case TEXT -> TraceText.of(answer);
                    case JSON -> JsonText.pretty(TraceJson.of(answer)) + "\n";
                    case MERMAID -> TraceMermaid.of(answer);
                });
        return ExitStatus.of(answer.isDelivered());
    }

    private int printAll(Seq<LikelyAnswer> answers) {
        print(
                switch (format) {
                    case TEXT -> TraceText.of(answers);
                    case JSON -> JsonText.pretty(TraceJson.of(answers)) + "\n";
                    case MERMAID ->
                        answers.map(likely -> "%% probability " + likely.probability() + "\n"
                                        + TraceMermaid.of(likely.answer()))
                                .mkString("\n");
                });
        return ExitStatus.of(answers.forAll(likely -> likely.answer().isDelivered()));
    }

    private void print(String text) {
        spec.commandLine().getOut().print(text);
        spec.commandLine().getOut().flush();
    }
}
