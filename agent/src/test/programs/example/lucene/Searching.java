package example.lucene;

import java.io.IOException;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;

/**
 * Indexes and searches, with many small segments, merges and refreshes. With the argument "forget"
 * one searcher is taken and not given back; with "corrected" all are.
 */
public class Searching {

  public static void main(String[] args) throws IOException {
    boolean forget = args[0].equals("forget");
    int hits = 0;
    try (ByteBuffersDirectory directory = new ByteBuffersDirectory();
        IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
      try (SearcherManager manager = new SearcherManager(writer, null)) {
        for (int i = 0; i < 120; i++) {
          Document document = new Document();
          document.add(new StringField("key", "k" + i % 7, Field.Store.YES));
          writer.addDocument(document);
          if (i % 10 == 9) {
            writer.deleteDocuments(new Term("key", "k3"));
          }
          manager.maybeRefreshBlocking();
          hits += search(manager, forget && i == 60);
        }
        writer.forceMerge(1);
        manager.maybeRefreshBlocking();
        hits += search(manager, false);
      }
      writer.commit();
    }
    System.out.println("hits=" + hits);
  }

  private static int search(SearcherManager manager, boolean forget) throws IOException {
    IndexSearcher searcher = manager.acquire(); // LEAK
    int hits = searcher.count(new TermQuery(new Term("key", "k1")));
    if (!forget) {
      manager.release(searcher);
    }
    return hits;
  }
}
