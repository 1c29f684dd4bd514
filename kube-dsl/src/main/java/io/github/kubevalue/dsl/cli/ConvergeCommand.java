package io.github.kubevalue.dsl.cli;

import io.github.kubevalue.dsl.diagnose.Finding;
import io.github.kubevalue.dsl.diagnose.checklist.Diagnosis;
import io.github.kubevalue.dsl.render.FindingsJson;
import io.github.kubevalue.dsl.render.FindingsText;
import io.github.kubevalue.dsl.render.JsonText;
import io.github.kubevalue.dsl.render.Placement;
import io.github.kubevalue.dsl.render.Timeline;
import io.github.kubevalue.dsl.render.TimelineJson;
import io.github.kubevalue.dsl.render.TimelineText;
import io.github.kubevalue.model.cluster.Cluster;
import io.github.kubevalue.model.cluster.Convergence;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.json.Json;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** Did it settle, when, through which transitions. */
@CommandLine.Command(
        name = "converge",
        mixinStandardHelpOptions = true,
        description = "Says whether the cluster settles, when, and through which transitions.")
final class ConvergeCommand implements Callable<Integer> {
    @CommandLine.Mixin
    private InputOptions input;

    @CommandLine.Option(
            names = "--timeline",
            description =
                    "Tell what happens, moment by moment: since the first --then, or from the start if there is none.")
    private boolean timeline;

    @CommandLine.Option(names = "--transitions", description = "Show every write.")
    private boolean transitions;

    @CommandLine.Option(
            names = "--why",
            paramLabel = "POD",
            defaultValue = "",
            description = "Say why that pod, pod/NS/NAME, is or is not on each node: what every plugin of its scheduler"
                    + " says.")
    private String asked;

    @CommandLine.Option(
            names = {"-o", "--output"},
            defaultValue = "text",
            description = "text or json.")
    private Format format;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() {
        Loader loader = new Loader(input);
        Vector<Chapter> chapters = loader.chapters();
        Convergence convergence = Chapter.joined(chapters);
        Seq<Finding> why = Diagnosis.unrest(convergence);
        var told = Option.when(timeline, () -> loader.told(chapters));
        Option<Placement> placement = Option.when(!asked.isEmpty(), () -> placement(convergence.cluster()));
        String answer = format == Format.JSON
                ? json(convergence, why, told.map(TimelineJson::of), placement)
                : told.map(TimelineText::of).getOrElse("")
                        + Timeline.text(convergence, transitions)
                        + text(why)
                        + placement.map(Placement::text).getOrElse("");
        spec.commandLine().getOut().print(answer);
        spec.commandLine().getOut().flush();
        return ExitStatus.of(convergence.converged());
    }

    private static String text(Seq<Finding> why) {
        return why.isEmpty() ? "" : "\n" + FindingsText.of(why, finding -> Option.none());
    }

    private Placement placement(Cluster cluster) {
        String[] parts = asked.split("/", -1);
        if (parts.length != 3 || !parts[0].equals("pod")) {
            throw new BadInput("--why takes pod/NS/NAME, not " + asked);
        }
        Pod pod = cluster.snapshot()
                .get(Pod.KIND, parts[1], parts[2])
                .getOrElseThrow(() -> new BadInput("--why: there is no " + asked));
        return Placement.of(cluster, pod).getOrElseThrow(BadInput::new);
    }

    private static String json(
            Convergence convergence, Seq<Finding> why, Option<Json> told, Option<Placement> placement) {
        Json.Obj settled = Timeline.json(convergence).with("why", FindingsJson.of(why, finding -> Option.none()));
        Json.Obj verdict =
                placement.map(one -> settled.with("placement", one.json())).getOrElse(settled);
        return JsonText.pretty(
                        told.map(moments -> verdict.with("timeline", moments)).getOrElse(verdict)) + "\n";
    }
}
