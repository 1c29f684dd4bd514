package io.github.kubevalue.dsl.printer;

import io.github.kubevalue.model.apps.ControllerRevision;
import io.github.kubevalue.model.apps.DaemonSet;
import io.github.kubevalue.model.apps.Deployment;
import io.github.kubevalue.model.apps.ReplicaSet;
import io.github.kubevalue.model.apps.StatefulSet;
import io.github.kubevalue.model.batch.CronJob;
import io.github.kubevalue.model.batch.Job;
import io.github.kubevalue.model.batch.JobConditionType;
import io.github.kubevalue.model.core.PodTemplate;
import io.github.kubevalue.model.core.PodTemplateSpec;
import io.github.kubevalue.model.core.ReplicationController;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.OwnerReference;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Workloads. */
// pkg/printers/internalversion/printers.go
final class WorkloadPrinters {
    private WorkloadPrinters() {}

    static Seq<Column<Deployment>> deployments() {
        return Vector.of(
                Column.of("NAME", Deployment::name),
                Column.of(
                        "READY",
                        each -> each.status().readyReplicas() + "/"
                                + each.spec().replicas().getOrElse(1)),
                Column.of("UP-TO-DATE", each -> text(each.status().updatedReplicas())),
                Column.of("AVAILABLE", each -> text(each.status().availableReplicas())),
                Column.at("AGE", Age::of),
                Column.wide("CONTAINERS", each -> Texts.containers(each.spec().template())),
                Column.wide("IMAGES", each -> Texts.images(each.spec().template())),
                Column.wide("SELECTOR", each -> Texts.selector(each.spec().selector())));
    }

    static Seq<Column<ReplicaSet>> replicaSets() {
        return Vector.of(
                Column.of("NAME", ReplicaSet::name),
                Column.of("DESIRED", each -> text(each.spec().replicas().getOrElse(1))),
                Column.of("CURRENT", each -> text(each.status().replicas())),
                Column.of("READY", each -> text(each.status().readyReplicas())),
                Column.at("AGE", Age::of),
                Column.wide("CONTAINERS", each -> Texts.containers(each.spec().template())),
                Column.wide("IMAGES", each -> Texts.images(each.spec().template())),
                Column.wide("SELECTOR", each -> Texts.selector(each.spec().selector())));
    }

    static Seq<Column<StatefulSet>> statefulSets() {
        return Vector.of(
                Column.of("NAME", StatefulSet::name),
                Column.of(
                        "READY",
                        each -> each.status().readyReplicas() + "/"
                                + each.spec().replicas().getOrElse(1)),
                Column.at("AGE", Age::of),
                Column.wide("CONTAINERS", each -> Texts.containers(each.spec().template())),
                Column.wide("IMAGES", each -> Texts.images(each.spec().template())));
    }

    static Seq<Column<DaemonSet>> daemonSets() {
        return Vector.of(
                Column.of("NAME", DaemonSet::name),
                Column.of("DESIRED", each -> text(each.status().desiredNumberScheduled())),
                Column.of("CURRENT", each -> text(each.status().currentNumberScheduled())),
                Column.of("READY", each -> text(each.status().numberReady())),
                Column.of("UP-TO-DATE", each -> text(each.status().updatedNumberScheduled())),
                Column.of("AVAILABLE", each -> text(each.status().numberAvailable())),
                Column.of(
                        "NODE SELECTOR",
                        each -> Texts.labels(each.spec().template().spec().nodeSelector())),
                Column.at("AGE", Age::of),
                Column.wide("CONTAINERS", each -> Texts.containers(each.spec().template())),
                Column.wide("IMAGES", each -> Texts.images(each.spec().template())),
                Column.wide("SELECTOR", each -> Texts.selector(each.spec().selector())));
    }

    static Seq<Column<Job>> jobs() {
        return Vector.of(
                Column.of("NAME", Job::name),
                Column.of("STATUS", WorkloadPrinters::status),
                Column.of("COMPLETIONS", WorkloadPrinters::completions),
                Column.at("DURATION", WorkloadPrinters::duration),
                Column.at("AGE", Age::of),
                Column.wide("CONTAINERS", each -> Texts.containers(each.spec().template())),
                Column.wide("IMAGES", each -> Texts.images(each.spec().template())),
                Column.wide(
                        "SELECTOR",
                        each -> each.spec().selector().map(Texts::selector).getOrElse("<none>")));
    }

    private static String status(Job job) {
        if (is(job, "Complete")) {
            return "Complete";
        }
        if (is(job, "Failed")) {
            return "Failed";
        }
        if (job.metadata().isDeleting()) {
            return "Terminating";
        }
        return Vector.of("Suspended", "FailureTarget", "SuccessCriteriaMet")
                .find(type -> is(job, type))
                .getOrElse("Running");
    }

    private static boolean is(Job job, String type) {
        return job.status()
                .conditions()
                .exists(condition -> condition.type().equals(new JobConditionType(type))
                        && condition.status().toString().equals("True"));
    }

    private static String completions(Job job) {
        int succeeded = job.status().succeeded();
        if (job.spec().completions().isDefined()) {
            return succeeded + "/" + job.spec().completions().get();
        }
        int parallelism = job.spec().parallelism().getOrElse(0);
        return parallelism > 1 ? succeeded + "/1 of " + parallelism : succeeded + "/1";
    }

    private static String duration(Job job, Instant now) {
        return job.status()
                .startTime()
                .map(start -> Age.human(
                        Duration.between(start, job.status().completionTime().getOrElse(now))))
                .getOrElse("");
    }

    static Seq<Column<CronJob>> cronJobs() {
        return Vector.of(
                Column.of("NAME", CronJob::name),
                Column.of("SCHEDULE", each -> each.spec().schedule()),
                Column.of("TIMEZONE", each -> each.spec().timeZone().getOrElse("<none>")),
                Column.of("SUSPEND", each -> each.spec().suspend().getOrElse(false) ? "True" : "False"),
                Column.of("ACTIVE", each -> text(each.status().active().size())),
                Column.at(
                        "LAST SCHEDULE",
                        (CronJob each, Instant now) ->
                                each.status().lastScheduleTime().isEmpty()
                                        ? "<none>"
                                        : Age.since(each.status().lastScheduleTime(), now)),
                Column.at("AGE", Age::of),
                Column.wide("CONTAINERS", each -> Texts.containers(template(each))),
                Column.wide("IMAGES", each -> Texts.images(template(each))),
                Column.wide(
                        "SELECTOR",
                        each -> each.spec()
                                .jobTemplate()
                                .spec()
                                .selector()
                                .map(Texts::selector)
                                .getOrElse("<none>")));
    }

    private static PodTemplateSpec template(CronJob job) {
        return job.spec().jobTemplate().spec().template();
    }

    static Seq<Column<ReplicationController>> replicationControllers() {
        return Vector.of(
                Column.of("NAME", ReplicationController::name),
                Column.of("DESIRED", each -> text(each.spec().replicas().getOrElse(0))),
                Column.of("CURRENT", each -> text(each.status().replicas())),
                Column.of("READY", each -> text(each.status().readyReplicas())),
                Column.at("AGE", Age::of),
                Column.wide(
                        "CONTAINERS",
                        each -> each.spec().template().map(Texts::containers).getOrElse("")),
                Column.wide(
                        "IMAGES",
                        each -> each.spec().template().map(Texts::images).getOrElse("")),
                Column.wide("SELECTOR", each -> Texts.labels(each.spec().selector())));
    }

    static Seq<Column<ControllerRevision>> revisions() {
        return Vector.of(
                Column.of("NAME", ControllerRevision::name),
                Column.of(
                        "CONTROLLER",
                        each -> each.metadata()
                                .controllerRef()
                                .map(WorkloadPrinters::owner)
                                .getOrElse("<none>")),
                Column.of("REVISION", each -> String.valueOf(each.revision())),
                Column.at("AGE", Age::of));
    }

    private static String owner(OwnerReference owner) {
        String group = Kind.groupOf(owner.apiVersion());
        return (group.isEmpty() ? owner.kind() : owner.kind() + "." + group).toLowerCase(Locale.ROOT) + "/"
                + owner.name();
    }

    static Seq<Column<PodTemplate>> podTemplates() {
        return Vector.of(
                Column.of("NAME", PodTemplate::name),
                Column.of("CONTAINERS", each -> Texts.containers(each.template())),
                Column.of("IMAGES", each -> Texts.images(each.template())),
                Column.of(
                        "POD LABELS",
                        each -> Texts.labels(each.template().metadata().labels())));
    }

    private static String text(int number) {
        return String.valueOf(number);
    }
}
