package io.github.kubevalue.dsl.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which hosts a setting names, and which of its words are none. */
class HostsTest {

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "WEB_URL | http://web/path?x=1 | web:80",
                "WEB_URL | https://web.shop:8443 | web.shop:8443",
                "WEB_URL | HTTPS://Web.Shop/ | Web.Shop:443",
                "URL | jdbc:mysql://db.shop:3306/x?useSSL=false | db.shop:3306",
                "URL | jdbc:postgresql://a:5432,b:5433/shop | a:5432 b:5433",
                "URL | jdbc:mysql:loadbalance://a,b/shop | a b",
                "URL | jdbc:oracle:thin:@db:1521:xe | db:1521",
                "URL | jdbc:oracle:thin:@//db.shop:1521/x | db.shop:1521",
                "URL | jdbc:sqlserver://db:1433;databaseName=x | db:1433",
                "DB | postgresql://user:pass-word@db:5432/shop | db:5432",
                "MONGO | mongodb://u:p@m-0.m:27017,m-1.m:27017/shop?replicaSet=rs0 | m-0.m:27017 m-1.m:27017",
                "MONGO | mongodb://m/shop | m:27017",
                "AMQP | amqp://guest:guest@rabbit:5672/%2f | rabbit:5672",
                "REDIS | redis://:secret@cache/0 | cache:6379",
                "LISTENERS | PLAINTEXT://kafka:9092,SSL://kafka-ssl:9093 | kafka:9092 kafka-ssl:9093",
                "DSN | user:secret@tcp(db:3306)/shop | db:3306",
                "DSN | host=db.shop user=x port=5432 sslmode=disable | db.shop:5432",
                "DSN | dbname=x host=db | db",
                "initial-cluster | etcd-0=http://etcd-0.etcd:2380,etcd-1=http://etcd-1.etcd:2380 | etcd-0.etcd:2380"
                        + " etcd-1.etcd:2380",
                "--join | db-0.db,db-1.db,db-2.db | db-0.db db-1.db db-2.db",
                "--join | db-0.db:26257,db-1.db:26257 | db-0.db:26257 db-1.db:26257",
                "KAFKA_QUORUM_VOTERS | 0@k-0.k:9093,1@k-1.k:9093 | k-0.k:9093 k-1.k:9093",
                "ZOO_SERVERS | server.1=zk-0.zk:2888:3888;2181 server.2=zk-1.zk:2888:3888;2181 | zk-0.zk:2888"
                        + " zk-1.zk:2888",
                "BROKERS | kafka:9092, kafka-2:9092 | kafka:9092 kafka-2:9092",
                "ADDR | cache:6379 | cache:6379",
                "DB_HOST | db | db",
                "db.hostname | db.shop | db.shop",
                "ZIPKIN | zipkin.jaeger.svc.cluster.local | zipkin.jaeger.svc.cluster.local",
                "OPTS | -Dcache=cache.shop.svc:6379 -Xmx1g | cache.shop.svc:6379",
                "~~ | until nslookup db; do sleep 2; done | db",
                "~~ | until nc -z -w 2 db.shop 5432; do sleep 1; done | db.shop:5432",
                "~~ | while ! nc -zv db 5432 && true; do :; done | db:5432",
                "~~ | pg_isready -U postgres -h db -p 5432 | db:5432",
                "~~ | mysqladmin ping --host=db -p secret | db",
                "~~ | ./wait-for-it.sh db:5432 -- run | db:5432",
                "~~ | timeout 1 bash -c '</dev/tcp/db/5432' | db:5432",
                "~~ | curl -s http://web:8080/health | web:8080",
                "~~ | getent hosts web | web"
            })
    void isNamed(String setting, String value, String hosts) {
        assertThat(Hosts.in(setting == null ? "" : setting, value).mkString(" "))
                .isEqualTo(hosts);
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "IMAGE | redis:6379",
                "VERSION | v1:22",
                "LISTEN_ADDR | web:80",
                "DB_HOST | 10.0.0.5",
                "DB_HOST | localhost",
                "DB_HOST | ${OTHER}",
                "HOST | $(POD_IP)",
                "URL | http://$(HOST):80/",
                "URL | http://db.${NAMESPACE}.svc:80/",
                "URL | http://localhost:80/",
                "BUCKET | s3://bucket/key",
                "SPIFFE | spiffe://cluster.local/ns/x",
                "MONGO | mongodb+srv://m.shop/x",
                "MODE | production",
                "SERVERS | 3",
                "REPLICAS | one,two",
                "NO_PROXY | localhost,.svc,.cluster.local,10.0.0.0/8",
                "DOMAINS | *.web.svc.cluster.local",
                "PATTERN | .*\\.svc\\.cluster\\.local",
                "~~ | echo The host is down; exit 1",
                "~~ | nslookup db.$(cat /ns).svc.cluster.local",
                "~~ | ping -c 1 10.0.0.1",
                "JAVA_OPTS | -Xms64m -Djava.security.egd=file:/dev/urandom"
            })
    void isNoHost(String setting, String value) {
        assertThat(Hosts.in(setting == null ? "" : setting, value)).isEmpty();
    }

    @Test
    void filesNameHostsInTheirSettings() {
        assertThat(Hosts.in("application.properties", """
            # see http://comment:80/
            spring.datasource.url=jdbc:mysql://db:3306/shop
            spring.redis.host=cache
            logging.level.web=INFO
            app.image=registry:5000
            """).mkString(" ")).isEqualTo("db:3306 cache");
    }

    @Test
    void nginxNamesHostsButNotItsOwnGroupsOfThem() {
        assertThat(Hosts.in("nginx.conf", """
            upstream backend {
              server web.shop:8080 max_fails=3;
              server other;
            }
            server {
              server_name shop.example.com;
              location / { proxy_pass http://backend; }
              location /api { proxy_pass http://api:8080; }
            }
            """).mkString(" ")).isEqualTo("api:8080 web.shop:8080 other");
    }

    @Test
    void yamlNamesHostsWhereAKeySaysSo() {
        assertThat(Hosts.in("config.yaml", """
            scrape:
              target: "web:9090"
              endpoint: cache.shop:6379
            level: info:10
            uri: http://vists.shop.svc.cluster.local:8080
            """).mkString(" "))
                .isEqualTo("vists.shop.svc.cluster.local:8080 web:9090 cache.shop:6379");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "a.",
                "a-",
                "a:",
                "a,",
                "host=",
                "mysql ",
                "nc -z ",
                "ping -c 1 ",
                "a.svc",
                "upstream ",
                "http://",
                " ",
                "\n"
            })
    @Timeout(10)
    void longTextsAreReadInTime(String part) {
        assertThat(Hosts.in("", part.repeat(20_000) + "\n- http://web:80/"))
                .extracting(HostText::host)
                .contains("web");
    }
}
