package io.github.kubevalue.model.controller.topologycache;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.Tuple2;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedistributionTest {

    // endpointslice/topologycache/utils_test.go, Test_getGivingAndReceivingZones
    @ParameterizedTest(name = "of [{1}] where [{0}] is desired: [{2}] give, [{3}] receive")
    @CsvSource(
            delimiter = '|',
            value = {
                "''|''|''|''",
                "a=1.2 b=1.1 c=1.0|a=1 b=1 c=1|''|''",
                "a=5.1 b=5.1 c=5.8|a=16|a=10|b=5 c=5",
                "a=5.0 b=5.6 c=5.4|a=16|a=11|b=6 c=5",
                "a=5.0 b=5.6 c=5.4|b=8 c=8|b=2 c=3|a=5",
                "a=5.0 b=5.0 c=5.0|a=6 b=6 c=6|''|''",
                "a=-5.0 b=-5.0 c=-5.0|a=6 b=6 c=6|''|''",
                "a=5.0 b=5.0 c=5.0|a=-4 b=-3 c=-2|''|''",
                "a=5.0 b=5.0 c=5.0|a=-40 b=20 c=20|b=15 c=15|a=30"
            })
    void zonesGiveWhatTheyHaveTooMany(String desired, String allocated, String giving, String receiving) {
        Redistribution all = Redistribution.of(zones(desired, Double::valueOf), zones(allocated, Integer::valueOf));
        assertThat(all.giving()).isEqualTo(zones(giving, Integer::valueOf));
        assertThat(all.receiving()).isEqualTo(zones(receiving, Integer::valueOf));
    }

    static <T> SortedMap<String, T> zones(String text, Function<String, T> number) {
        return TreeMap.ofEntries(Vector.of(text.split(" "))
                .filter(word -> !word.isEmpty())
                .map(word -> word.split("="))
                .map(parts -> new Tuple2<>(parts[0], number.apply(parts[1]))));
    }
}
