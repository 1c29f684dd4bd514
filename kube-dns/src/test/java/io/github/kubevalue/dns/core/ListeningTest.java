package io.github.kubevalue.dns.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.plugin.Server;
import io.github.kubevalue.dns.plugin.Surroundings;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.registry.Indexes;
import io.github.kubevalue.model.store.Store;
import io.vavr.control.Option;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which block hears a query to an address and a port. */
class ListeningTest {
    private static final String COREFILE = """
        .:53 {
            bind 169.254.20.10 10.96.0.10
            hosts {
                10.0.0.1 a.example
            }
        }
        .:53 {
            bind lo
            hosts {
                10.0.0.2 a.example
            }
        }
        .:1053 {
            hosts {
                10.0.0.3 a.example
            }
        }
        .:5300 {
            bind eth0
            hosts {
                10.0.0.4 a.example
            }
        }
        .:5301 {
            bind 0.0.0.0
            hosts {
                10.0.0.5 a.example
            }
        }
        """;

    @ParameterizedTest
    @CsvSource({
        "169.254.20.10,53,10.0.0.1",
        "10.96.0.10,53,10.0.0.1",
        "127.0.0.1,53,10.0.0.2",
        "192.168.1.2,53,",
        "192.168.1.2,1053,10.0.0.3",
        "127.0.0.1,1053,10.0.0.3",
        "192.168.1.2,5300,10.0.0.4",
        "127.0.0.1,5300,",
        "192.168.1.2,5301,10.0.0.5",
        "192.168.1.2,54,",
    })
    void theBlockThatIsBoundThereAnswers(String address, int port, String answer) {
        Setup setup = new Setup(Surroundings.of(Store.empty(Indexes.CATALOG)), port, Option.some(Ip.parse(address)));
        Server server = setup.server(COREFILE).get();

        if (answer == null) {
            assertThat(server.blocks()).isEmpty();
        } else {
            Response response = server.answer(Query.of("a.example.", RecordType.A), Choice.first());
            assertThat(response.answer().mkString()).endsWith(answer);
        }
    }
}
