package io.github.kubevalue.model.controller.endpoints;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.core.EndpointAddress;
import io.github.kubevalue.model.core.EndpointSubset;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** endpoints_controller_test.go, TestTruncateEndpoints. */
class CapacityTest {

    private static Seq<EndpointAddress> addresses(int count) {
        return Vector.range(0, count)
                .map(number -> EndpointAddress.builder()
                        .ip("10." + number / 65536 + "." + number / 256 % 256 + "." + number % 256)
                        .build());
    }

    /** {@code ready/unready, ready/unready}. */
    private static Seq<EndpointSubset> subsets(String text) {
        return Vector.of(text.split(", ")).map(each -> {
            String[] counts = each.split("/");
            return EndpointSubset.builder()
                    .addresses(addresses(Integer.parseInt(counts[0])))
                    .notReadyAddresses(addresses(Integer.parseInt(counts[1])))
                    .build();
        });
    }

    private static String text(Seq<EndpointSubset> subsets) {
        return subsets.map(subset -> subset.addresses().size() + "/"
                        + subset.notReadyAddresses().size())
                .mkString(", ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        500/500                                | false | 500/500
        501/501                                | true  | 501/499
        501/500                                | true  | 501/499
        1001/0                                 | true  | 1000/0
        1001/501                               | true  | 1000/0
        500/250, 250/0                         | false | 500/250, 250/0
        501/251, 251/0                         | true  | 501/248, 251/0
        501/251, 251/251                       | true  | 501/124, 251/124
        501/0, 501/0                           | true  | 500/0, 500/0
        1/0, 2/0, 1000/0                       | true  | 1/0, 2/0, 997/0
        """)
    void readyAddressesAreKeptBeforeOthersByTheirShare(String before, boolean isExceeded, String after) {
        assertThat(Capacity.isExceeded(subsets(before))).isEqualTo(isExceeded);
        assertThat(text(Capacity.truncated(subsets(before)))).isEqualTo(after);
    }
}
