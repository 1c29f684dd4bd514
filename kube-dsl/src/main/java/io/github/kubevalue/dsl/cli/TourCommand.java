package io.github.kubevalue.dsl.cli;

import io.github.kubevalue.dsl.ask.Answer;
import io.github.kubevalue.dsl.ask.NameAnswer;
import io.github.kubevalue.dsl.ask.Question;
import io.github.kubevalue.dsl.ask.RunningCluster;
import io.github.kubevalue.dsl.ask.Target;
import io.github.kubevalue.dsl.printer.Printers;
import io.github.kubevalue.dsl.render.Timeline;
import io.github.kubevalue.dsl.render.TraceText;
import io.github.kubevalue.dsl.text.TextTable;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.cluster.Convergence;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodIndexes;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.networking.Ingress;
import io.github.kubevalue.model.store.Snapshot;
import io.github.kubevalue.net.trace.Peer;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** All at once: who runs where, what the front end's name resolves to, and a request's way from outside and back. */
@CommandLine.Command(
        name = "tour",
        mixinStandardHelpOptions = true,
        description = "Shows who runs where, what the entrance resolves to, and the way of a request from outside.")
final class TourCommand implements Callable<Integer> {
    @CommandLine.Mixin
    private InputOptions input;

    @CommandLine.Option(
            names = "--from",
            defaultValue = "1.2.3.4",
            paramLabel = "WHO",
            description = "Who makes the request.")
    private String from;

    @CommandLine.Option(
            names = "--to",
            paramLabel = "TARGET",
            description =
                    "What is requested; by default the first path of the first Ingress, else the first load balancer or"
                            + " node port.")
    private String to;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() {
        Convergence convergence = new Loader(input).load();
        RunningCluster running = RunningCluster.of(convergence.cluster());
        PrintWriter out = spec.commandLine().getOut();
        heading(out, "Who runs where");
        out.print(whoRunsWhere(running.snapshot()));
        out.println();
        out.print(Timeline.text(convergence, false));
        Option<Target> target = target(running.snapshot());
        boolean delivered = target.map(found -> request(out, running, found)).getOrElse(true);
        if (target.isEmpty()) {
            heading(out, "From outside");
            out.println("No Ingress, load balancer or node port leads in.");
        }
        out.flush();
        return ExitStatus.of(convergence.converged() && delivered);
    }

    private boolean request(PrintWriter out, RunningCluster running, Target target) {
        Peer who = running.who(from).getOrElseThrow(BadInput::new);
        NameAnswer name = running.resolve(who, target.host());
        if (!name.isLiteral()) {
            heading(out, "What " + target.host() + " resolves to");
            out.println(name.lookup());
        }
        heading(out, "The way of a request");
        Answer answer = running.trace(Question.of(who, target));
        out.print(TraceText.of(answer));
        return answer.isDelivered();
    }

    private static void heading(PrintWriter out, String title) {
        out.println();
        out.println(title);
        out.println("─".repeat(title.length()));
    }

    private static String whoRunsWhere(Snapshot snapshot) {
        TextTable table = TextTable.of("NODE", "ADDRESS", "POD", "READY", "POD IP");
        Seq<String> nodes = snapshot.list(Node.KIND).map(Node::name).append("");
        for (String node : nodes) {
            String address = snapshot.get(Node.KIND, node)
                    .flatMap(Node::internalIp)
                    .map(Ip::toString)
                    .getOrElse("");
            String shown = node.isEmpty() ? "(none)" : node;
            for (Pod pod : podsOf(snapshot, node)) {
                table = table.row(
                        shown,
                        address,
                        pod.namespace() + "/" + pod.name(),
                        pod.isReady() ? "yes" : "no (" + Printers.status(pod) + ")",
                        pod.ip().map(Ip::toString).getOrElse("-"));
                shown = "";
                address = "";
            }
        }
        return table.toString();
    }

    private static Seq<Pod> podsOf(Snapshot snapshot, String node) {
        return node.isEmpty()
                ? snapshot.list(Pod.KIND)
                        .filter(pod -> pod.spec().nodeName().getOrElse("").isEmpty())
                : snapshot.by(PodIndexes.BY_NODE, node);
    }

    private Option<Target> target(Snapshot snapshot) {
        if (to != null) {
            return Option.some(Target.parse(to).getOrElseThrow(BadInput::new));
        }
        return ingressTarget(snapshot)
                .orElse(() -> balancerTarget(snapshot))
                .orElse(() -> nodePortTarget(snapshot))
                .flatMap(text -> Target.parse(text).toOption());
    }

    private static Option<String> ingressTarget(Snapshot snapshot) {
        return snapshot.list(Ingress.KIND)
                .flatMap(ingress -> ingress.spec().rules())
                .filter(rule -> rule.host().exists(host -> !host.startsWith("*")))
                .flatMap(rule -> rule.http()
                        .toVector()
                        .flatMap(http -> http.paths())
                        .map(path -> "http://" + rule.host().get() + path.path().getOrElse("/")))
                .headOption();
    }

    private static Option<String> balancerTarget(Snapshot snapshot) {
        return snapshot.list(Service.KIND)
                .filter(service -> !service.spec().ports().isEmpty())
                .flatMap(service -> service.loadBalancerIps()
                        .map(ip -> target(ip, service.spec().ports().head().port())))
                .headOption();
    }

    private static Option<String> nodePortTarget(Snapshot snapshot) {
        Option<Ip> node = snapshot.list(Node.KIND).flatMap(Node::internalIps).headOption();
        Seq<Integer> ports = Vector.ofAll(snapshot.list(Service.KIND))
                .flatMap(service -> service.spec().ports())
                .flatMap(port -> port.nodePort());
        return node.flatMap(ip -> ports.headOption().map(port -> target(ip, port)));
    }

    private static String target(Ip ip, int port) {
        return "http://" + (ip.isV4() ? ip.toString() : "[" + ip + "]") + ":" + port + "/";
    }
}
