package io.myelin.node.rest;

import io.myelin.api.Listing;
import io.myelin.api.TableQuery;
import io.myelin.api.node.Attention;
import io.myelin.api.node.SearchApi;
import io.myelin.api.node.SearchHit;
import io.myelin.node.desk.AttentionDesk;
import io.myelin.node.desk.SearchDesk;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** What may be meant, and what needs a person. */
@Dependent
public class SearchResource implements SearchApi {
  private final SearchDesk desk;
  private final AttentionDesk attention;

  @Inject
  public SearchResource(SearchDesk desk, AttentionDesk attention) {
    this.desk = desk;
    this.attention = attention;
  }

  @Override
  public Listing<SearchHit> search(TableQuery list, String q) {
    return desk.search(list, q);
  }

  @Override
  public Listing<Attention> attention(TableQuery list) {
    return attention.attention(list);
  }
}
