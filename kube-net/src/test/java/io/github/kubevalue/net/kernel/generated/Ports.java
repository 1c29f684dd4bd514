package io.github.kubevalue.net.kernel.generated;

import io.github.kubevalue.net.walk.Request;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.Random;

/**
 * Gives requests source ports that no other client uses: most one of their own, some one below 1024, some that of an earlier
 * request of the client to elsewhere, the first of some clients none, so that the kernel picks.
 */
final class Ports {
    private static final int FIRST = 10000;
    private static final int COUNT = 20000;

    private int used;

    /** Returns the requests of one client with source ports. */
    Seq<Request> bind(Seq<Request> requests, Random random) {
        return requests.foldLeft(Vector.empty(), (bound, request) -> bound.append(bind(request, bound, random)));
    }

    private Request bind(Request request, Vector<Request> earlier, Random random) {
        int luck = random.nextInt(10);
        if (earlier.isEmpty() && luck < 2) {
            return request;
        }
        return earlier.lastOption()
                .filter(last -> luck < 3 && last.sourcePort().isDefined())
                .map(last -> request.withSourcePort(last.sourcePort()))
                .filter(again -> !earlier.exists(other -> isSameFlow(other, again)))
                .getOrElse(() -> request.withSourcePort(Option.some(unused(luck))));
    }

    private static boolean isSameFlow(Request one, Request other) {
        return one.protocol() == other.protocol()
                && one.to().equals(other.to())
                && one.port() == other.port()
                && one.sourcePort().equals(other.sourcePort());
    }

    private int unused(int luck) {
        used++;
        return switch (luck) {
            case 8 -> 200 + used % 312;
            case 9 -> 600 + used % 424;
            default -> FIRST + used % COUNT;
        };
    }
}
