package io.github.kubevalue.model.controller.endpoints;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.core.EndpointAddress;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.Comparator;

/**
 * A pod that serves; it is told from others by its name.
 *
 * @param place where it serves
 * @param address what is said of it
 * @param ready whether it is ready
 * @param numbers what the ports of the Service mean to it
 */
record Backend(Place place, EndpointAddress address, boolean ready, Seq<Option<Integer>> numbers) {

    /**
     * An address of a pod. In order of addresses; pods that have the address of their node by name.
     *
     * @param ip the address
     * @param pod the name of the pod
     */
    record Place(Ip ip, String pod) implements Comparable<Place> {
        private static final Comparator<Place> ORDER =
                Comparator.comparing(Place::ip).thenComparing(Place::pod);

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Backend backend && place.pod.equals(backend.place.pod);
    }

    @Override
    public int hashCode() {
        return place.pod.hashCode();
    }
}
