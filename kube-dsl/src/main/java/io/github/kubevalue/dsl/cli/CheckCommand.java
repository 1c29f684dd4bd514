package io.github.kubevalue.dsl.cli;

import io.github.kubevalue.dsl.diagnose.Finding;
import io.github.kubevalue.dsl.diagnose.checklist.Diagnosis;
import io.github.kubevalue.dsl.render.FindingsJson;
import io.github.kubevalue.dsl.render.FindingsText;
import io.github.kubevalue.dsl.render.JsonText;
import io.github.kubevalue.model.cluster.Convergence;
import io.github.kubevalue.model.manifest.Document;
import io.github.kubevalue.model.manifest.Manifest;
import io.github.kubevalue.model.manifest.Place;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine;

/** What will not work, and why. */
@CommandLine.Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Finds what will not work: why, the evidence, the fix.")
final class CheckCommand implements Callable<Integer> {
    @CommandLine.Mixin
    private InputOptions input;

    @CommandLine.Mixin
    private FaultOptions faults;

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
        Manifest manifest = loader.first();
        Convergence convergence = loader.load(manifest);
        Seq<Finding> findings = Diagnosis.of(convergence, loader.running(convergence, faults));
        Seq<Document> documents = manifest.documents().appendAll(loader.later());
        Function<Finding, Option<Place>> places = finding -> documents
                .findLast(document -> document.object().key().equals(finding.object()))
                .map(document -> document.place(finding.field()));
        spec.commandLine()
                .getOut()
                .print(
                        format == Format.JSON
                                ? JsonText.pretty(FindingsJson.of(findings, places)) + "\n"
                                : FindingsText.of(findings, places));
        spec.commandLine().getOut().flush();
        return ExitStatus.of(!findings.exists(Finding::isFault));
    }
}
