package io.github.kubevalue.model.runtime;

import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.EphemeralContainer;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.Volume;
import io.github.kubevalue.model.meta.DurationText;
import io.github.kubevalue.model.meta.Quantity;
import io.github.kubevalue.model.runtime.Annotations.Reading;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.function.Function;

/**
 * Reads the behaviour of a pod's containers off its annotations. Kubelets ask again and again, mostly of pods of one template one
 * after the other, of which the same is to be read.
 */
final class BehaviourReader {
    private static final Usage ONE = Usage.of(Quantity.of(1));

    /** What was read last. */
    private static volatile Option<Tuple2<Subject, PodBehaviour>> last = Option.none();

    private BehaviourReader() {}

    /** All of a pod on which its behaviour depends. */
    private record Subject(
            SortedMap<String, String> annotations,
            boolean isOfJob,
            Seq<Container> initContainers,
            Seq<Container> containers,
            Seq<EphemeralContainer> ephemeralContainers,
            Seq<Volume> volumes) {

        static Subject of(Pod pod) {
            return new Subject(
                    pod.metadata().annotations(),
                    pod.metadata().controllerRef().exists(owner -> owner.kind().equals("Job")),
                    pod.spec().initContainers(),
                    pod.spec().containers(),
                    pod.spec().ephemeralContainers(),
                    pod.spec().volumes());
        }
    }

    static PodBehaviour read(Pod pod) {
        Subject subject = Subject.of(pod);
        Option<Tuple2<Subject, PodBehaviour>> known = last.filter(pair -> pair._1.equals(subject));
        if (known.isDefined()) {
            return known.get()._2;
        }
        PodBehaviour behaviour = read(subject);
        last = Option.of(Tuple.of(subject, behaviour));
        return behaviour;
    }

    private static PodBehaviour read(Subject subject) {
        Annotations annotations = Annotations.of(subject.annotations);
        Vector<Read> initial = subject.initContainers.toVector().map(container -> {
            Option<Exit> exit = container.isSidecar() ? Option.none() : Option.of(Exit.AT_ONCE);
            return read(container, annotations.only(container.name()), exit);
        });
        Vector<Read> regular = subject.containers.toVector().map(container -> {
            Option<Exit> exit = subject.isOfJob ? Option.of(Exit.AT_ONCE) : Option.none();
            return read(container, annotations.of(container.name()), exit);
        });
        Vector<Read> ephemeral = subject.ephemeralContainers
                .toVector()
                .map(EphemeralContainer::asContainer)
                .map(container -> read(container, annotations.only(container.name()), Option.none()));
        Vector<Read> all = initial.appendAll(regular).appendAll(ephemeral);
        SortedMap<String, ContainerBehaviour> behaviours =
                all.foldLeft(TreeMap.empty(), (map, read) -> map.put(read.name, read.behaviour));
        Vector<String> emptyDirs = subject.volumes
                .toVector()
                .filter(volume -> volume.emptyDir().isDefined())
                .map(Volume::name);
        SortedMap<String, Reading<Usage>> volumes = emptyDirs.foldLeft(
                TreeMap.empty(),
                (map, name) -> map.put(name, annotations.ofVolume(name).read(name, Usage::parse)));
        return PodBehaviour.builder()
                .containers(behaviours)
                .emptyDirs(volumes.filterValues(reading -> reading.value().isDefined())
                        .mapValues(reading -> reading.value().get()))
                .problems(all.<Problem>flatMap(Read::problems)
                        .appendAll(volumes.values().flatMap(Reading::problem))
                        .appendAll(annotations.unknown(behaviours.keySet(), emptyDirs))
                        .distinct())
                .build();
    }

    private record Read(String name, ContainerBehaviour behaviour, Seq<Problem> problems) {}

    private static Read read(Container container, Annotations.Scope said, Option<Exit> usual) {
        Said all = new Said(said);
        Duration untilReady = all.of("ready-after", BehaviourReader::duration, Duration.ZERO);
        Option<Integer> exitCode = all.of("exit-code", BehaviourReader::exitCode);
        Option<Duration> exitAfter = all.of("exit-after", BehaviourReader::duration);
        ContainerBehaviour behaviour = ContainerBehaviour.builder()
                .startAfter(all.of("start-after", BehaviourReader::duration, Duration.ZERO))
                .readyAfter(untilReady)
                .readiness(all.of("ready", ProbeAnswer::parse, ProbeAnswer.from(untilReady)))
                .liveness(all.of("live", ProbeAnswer::parse, ProbeAnswer.ALWAYS))
                .exit(exit(exitCode, exitAfter).orElse(usual))
                .exitRuns(all.of("exit-runs", BehaviourReader::count))
                .stop(new Stop(
                        all.of("stop-after", BehaviourReader::stopping, Option.of(Duration.ZERO)),
                        all.of("stop-code", BehaviourReader::exitCode)))
                .postStart(all.of("post-start", BehaviourReader::hook, Hook.WELL))
                .preStop(all.of("pre-stop", BehaviourReader::hook, Hook.WELL))
                .imagePull(all.of("image-pull", BehaviourReader::pull, ImagePull.SUCCEEDS))
                .imageUser(all.of("image-user", BehaviourReader::user))
                .listening(all.of("listen", Sockets::parse).getOrElse(() -> Sockets.of(container)))
                .http(all.of("http", HttpAnswersReader::parse, HttpAnswers.OK))
                .libc(all.of("libc", BehaviourReader::libc, Libc.GLIBC))
                .cpu(all.of("cpu", Usage::parse).getOrElse(() -> requested(container, "cpu")))
                .memory(all.of("memory", Usage::parse).getOrElse(() -> requested(container, "memory")))
                .disk(all.of("disk", Usage::parse).getOrElse(() -> requested(container, "ephemeral-storage")))
                .pids(all.of("pids", Usage::parse, ONE))
                .build();
        return new Read(container.name(), behaviour, all.problems.distinct());
    }

    /** What is said of one container, and what of it cannot be read. */
    private static final class Said {
        private final Annotations.Scope scope;
        private Vector<Problem> problems = Vector.empty();

        Said(Annotations.Scope scope) {
            this.scope = scope;
        }

        <T> Option<T> of(String name, Function<String, T> parser) {
            Reading<T> reading = scope.read(name, parser);
            problems = reading.problem().isEmpty() ? problems : problems.appendAll(reading.problem());
            return reading.value();
        }

        <T> T of(String name, Function<String, T> parser, T usual) {
            return of(name, parser).getOrElse(usual);
        }
    }

    private static Usage requested(Container container, String resource) {
        return container.resources().requests().get(resource).map(Usage::of).getOrElse(Usage.NONE);
    }

    private static Option<Exit> exit(Option<Integer> code, Option<Duration> after) {
        return code.isEmpty() && after.isEmpty()
                ? Option.none()
                : Option.of(new Exit(code.getOrElse(0), after.getOrElse(Duration.ZERO)));
    }

    private static Duration duration(String text) {
        try {
            return DurationText.parse(text);
        } catch (IllegalArgumentException refusal) {
            throw new IllegalArgumentException("must be a duration such as 500ms, 30s or 1m30s", refusal);
        }
    }

    private static int exitCode(String text) {
        if (text.matches("\\d{1,3}") && Integer.parseInt(text) <= 255) {
            return Integer.parseInt(text);
        }
        throw new IllegalArgumentException("must be 0 to 255");
    }

    private static int count(String text) {
        if (text.matches("\\d{1,6}")) {
            return Integer.parseInt(text);
        }
        throw new IllegalArgumentException("must be a number of runs");
    }

    private static Option<Duration> stopping(String text) {
        return text.equals("never") ? Option.none() : Option.of(duration(text));
    }

    /** Reads {@code 5s}, {@code fail} and {@code 5s fail}. */
    private static Hook hook(String text) {
        boolean fails = text.endsWith("fail");
        String takes = text.replaceFirst(" *fail$", "");
        return new Hook(takes.isEmpty() ? Duration.ZERO : duration(takes), fails);
    }

    /** Reads {@code fail}, and {@code fail 3} for the first three attempts. */
    private static ImagePull pull(String text) {
        if (text.matches("fail( +\\d{1,6})?")) {
            return new ImagePull(Option.of(text.replaceFirst("^fail *", ""))
                    .filter(count -> !count.isEmpty())
                    .map(Integer::parseInt));
        }
        throw new IllegalArgumentException("must be fail, or fail and how often");
    }

    private static String user(String text) {
        if (text.matches("[0-9]{1,10}|[a-zA-Z_][a-zA-Z0-9_.-]*")) {
            return text;
        }
        throw new IllegalArgumentException("must be the number or the name of a user");
    }

    private static Libc libc(String text) {
        return switch (text) {
            case "glibc" -> Libc.GLIBC;
            case "musl" -> Libc.MUSL;
            default -> throw new IllegalArgumentException("must be glibc or musl");
        };
    }
}
