package io.github.kubevalue.net.proxy.nftables;

import io.github.kubevalue.net.nftables.Datum;
import io.github.kubevalue.net.nftables.NftElement;
import io.github.kubevalue.net.nftables.NftTable;
import io.vavr.collection.HashMap;
import io.vavr.collection.Seq;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * Which Services have put what into the sets and maps that all share. Where several have put in the same key, the last one by
 * name counts; it stays until the last of them goes.
 *
 * @param byPlace for each key of a set the elements, by Service
 */
record SharedMembers(HashMap<Place, TreeMap<String, NftElement>> byPlace) {
    static final SharedMembers NONE = new SharedMembers(HashMap.empty());

    /** A key of a set. */
    record Place(String set, Vector<Datum> key) {
        static Place of(ServiceObjects.Member member) {
            return new Place(member.of(), member.element().key());
        }
    }

    SharedMembers with(String service, Seq<ServiceObjects.Member> members) {
        HashMap<Place, TreeMap<String, NftElement>> all = byPlace;
        for (ServiceObjects.Member member : members) {
            Place place = Place.of(member);
            all = all.put(place, all.getOrElse(place, TreeMap.empty()).put(service, member.element()));
        }
        return new SharedMembers(all);
    }

    SharedMembers without(String service, Seq<ServiceObjects.Member> members) {
        HashMap<Place, TreeMap<String, NftElement>> all = byPlace;
        for (ServiceObjects.Member member : members) {
            Place place = Place.of(member);
            TreeMap<String, NftElement> rest =
                    all.getOrElse(place, TreeMap.empty()).remove(service);
            all = rest.isEmpty() ? all.remove(place) : all.put(place, rest);
        }
        return new SharedMembers(all);
    }

    /** Returns the table with what counts at a place. */
    NftTable written(NftTable table, Place place) {
        Option<NftElement> element = byPlace.get(place).map(elements -> elements.last()._2);
        return table.withAllSets(table.sets()
                .get(place.set())
                .map(set -> element.map(set::with).getOrElse(() -> set.without(place.key()))));
    }
}
