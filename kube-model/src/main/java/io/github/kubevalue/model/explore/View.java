package io.github.kubevalue.model.explore;

import io.github.kubevalue.model.cluster.Work;
import io.github.kubevalue.model.footprint.Circumstances;
import io.github.kubevalue.model.footprint.Objects;
import io.github.kubevalue.model.footprint.Writing;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** What a piece of work sees. */
record View(Situation here, Work work, Decisions decisions) implements Circumstances {

    @Override
    public Objects objects() {
        return here.objects();
    }

    @Override
    public Seq<Writing> news() {
        return here.news().getOrElse(work, Vector.empty());
    }

    @Override
    public Object address(String cidr) {
        return here.addresses().last().get(cidr);
    }

    @Override
    public int drawn(String question, int alternatives) {
        return decisions.among(question, alternatives);
    }
}
