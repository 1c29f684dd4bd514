package io.github.kubevalue.model.runtime;

import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.meta.DurationText;
import io.github.kubevalue.model.meta.Quantity;
import io.github.kubevalue.model.runtime.Annotations.Reading;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;

/** Reads the behaviour of a pod's containers off its annotations. */
final class BehaviourReader {
    private BehaviourReader() {}

    static PodBehaviour read(Pod pod) {
        Annotations annotations = Annotations.of(pod);
        boolean job =
                pod.metadata().controllerRef().exists(owner -> owner.kind().equals("Job"));
        Vector<Read> initial = pod.spec().initContainers().toVector().map(container -> {
            Option<Exit> exit = container.isSidecar() ? Option.none() : Option.of(Exit.AT_ONCE);
            return read(container, annotations.only(container.name()), exit);
        });
        Vector<Read> regular = pod.spec().containers().toVector().map(container -> {
            Option<Exit> exit = job ? Option.of(Exit.AT_ONCE) : Option.none();
            return read(container, annotations.of(container.name()), exit);
        });
        Vector<Read> all = initial.appendAll(regular);
        SortedMap<String, ContainerBehaviour> behaviours =
                all.foldLeft(TreeMap.empty(), (map, read) -> map.put(read.name, read.behaviour));
        return PodBehaviour.builder()
                .containers(behaviours)
                .problems(all.<Problem>flatMap(Read::problems)
                        .appendAll(annotations.unknown(behaviours.keySet()))
                        .distinct())
                .build();
    }

    private record Read(String name, ContainerBehaviour behaviour, Seq<Problem> problems) {}

    private static Read read(Container container, Annotations.Scope said, Option<Exit> usual) {
        Reading<Duration> startAfter = said.read("start-after", BehaviourReader::duration);
        Reading<Duration> readyAfter = said.read("ready-after", BehaviourReader::duration);
        Reading<ProbeAnswer> ready = said.read("ready", BehaviourReader::never);
        Reading<ProbeAnswer> live = said.read("live", BehaviourReader::never);
        Reading<Integer> exitCode = said.read("exit-code", BehaviourReader::exitCode);
        Reading<Duration> exitAfter = said.read("exit-after", BehaviourReader::duration);
        Reading<ImagePull> pull = said.read("image-pull", BehaviourReader::pull);
        Reading<Listening> listening = said.read("listen", Sockets::parse);
        Reading<HttpAnswers> http = said.read("http", HttpAnswersReader::parse);
        Reading<Libc> libc = said.read("libc", BehaviourReader::libc);
        Reading<Usage> cpu = said.read("cpu", Usage::parse);
        Reading<Usage> memory = said.read("memory", Usage::parse);
        Reading<Usage> disk = said.read("disk", Usage::parse);
        Reading<Usage> pids = said.read("pids", Usage::parse);
        Duration untilReady = readyAfter.value().getOrElse(Duration.ZERO);
        ContainerBehaviour behaviour = ContainerBehaviour.builder()
                .startAfter(startAfter.value().getOrElse(Duration.ZERO))
                .readyAfter(untilReady)
                .readiness(ready.value().getOrElse(new ProbeAnswer.From(untilReady)))
                .liveness(live.value().getOrElse(ProbeAnswer.ALWAYS))
                .exit(exit(exitCode.value(), exitAfter.value()).orElse(usual))
                .imagePull(pull.value().getOrElse(ImagePull.SUCCEEDS))
                .listening(listening.value().getOrElse(() -> Sockets.of(container)))
                .http(http.value().getOrElse(HttpAnswers.OK))
                .libc(libc.value().getOrElse(Libc.GLIBC))
                .cpu(cpu.value().getOrElse(() -> requested(container, "cpu")))
                .memory(memory.value().getOrElse(() -> requested(container, "memory")))
                .disk(disk.value().getOrElse(() -> requested(container, "ephemeral-storage")))
                .pids(pids.value().getOrElse(Usage.of(Quantity.of(1))))
                .build();
        Vector<Reading<?>> all = Vector.of(
                startAfter,
                readyAfter,
                ready,
                live,
                exitCode,
                exitAfter,
                pull,
                listening,
                http,
                libc,
                cpu,
                memory,
                disk,
                pids);
        return new Read(container.name(), behaviour, all.flatMap(Reading::problem));
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

    private static ProbeAnswer never(String text) {
        if (text.equals("never")) {
            return new ProbeAnswer.Never();
        }
        throw new IllegalArgumentException("must be never");
    }

    private static int exitCode(String text) {
        if (text.matches("\\d{1,3}") && Integer.parseInt(text) <= 255) {
            return Integer.parseInt(text);
        }
        throw new IllegalArgumentException("must be 0 to 255");
    }

    private static ImagePull pull(String text) {
        if (text.equals("fail")) {
            return ImagePull.FAILS;
        }
        throw new IllegalArgumentException("must be fail");
    }

    private static Libc libc(String text) {
        return switch (text) {
            case "glibc" -> Libc.GLIBC;
            case "musl" -> Libc.MUSL;
            default -> throw new IllegalArgumentException("must be glibc or musl");
        };
    }
}
