package example.bench;

import java.io.IOException;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;

/** Indexes documents while searching them through a manager that counts references to readers. */
public final class LuceneSearch {

  private static final int DOCUMENTS = 60_000;
  private static final int REFRESH_EVERY = 6_000;
  private static final int SEARCHES_EACH = 12_000;
  private static final int WORDS = 5_000;
  private static final int FORGOTTEN = 3;

  private LuceneSearch() {}

  /** Prints how long indexing and searching took. */
  public static void main(String[] args) throws IOException {
    Random random = new Random(1);
    long indexing = 0;
    long searching = 0;
    int planted = 0;
    try (ByteBuffersDirectory directory = new ByteBuffersDirectory();
        IndexWriter writer = new IndexWriter(directory, withoutMerges())) {
      SearcherManager manager = new SearcherManager(writer, null);
      for (int i = 0; i < DOCUMENTS; i += REFRESH_EVERY) {
        long start = System.nanoTime();
        for (int j = 0; j < REFRESH_EVERY; j++) {
          writer.addDocument(document(random));
        }
        manager.maybeRefreshBlocking();
        long middle = System.nanoTime();
        for (int j = 0; j < SEARCHES_EACH; j++) {
          search(manager, random);
        }
        indexing += middle - start;
        searching += System.nanoTime() - middle;
      }
      manager.close();
      for (int i = 0; i < FORGOTTEN; i++) {
        planted += forget(writer);
      }
    }
    Out.say("indexMillis", TimeUnit.NANOSECONDS.toMillis(indexing));
    Out.say("searchMillis", TimeUnit.NANOSECONDS.toMillis(searching));
    Out.say("planted", planted);
    System.gc();
  }

  /** Lucene forgets readers of its own when it merges, and only the planted ones are to leak. */
  private static IndexWriterConfig withoutMerges() {
    return new IndexWriterConfig().setMergePolicy(NoMergePolicy.INSTANCE);
  }

  /** Forgets a reader; returns how many references that leaks, those on its parts included. */
  private static int forget(IndexWriter writer) throws IOException {
    DirectoryReader reader = DirectoryReader.open(writer);
    reader.incRef();
    reader.close(); // gives back the first reference only
    return 1 + reader.leaves().size();
  }

  private static void search(SearcherManager manager, Random random) throws IOException {
    IndexSearcher searcher = manager.acquire();
    try {
      searcher.search(new TermQuery(new Term("word", word(random))), 10);
    } finally {
      manager.release(searcher);
    }
  }

  private static Document document(Random random) {
    Document document = new Document();
    for (int i = 0; i < 8; i++) {
      document.add(new StringField("word", word(random), Field.Store.NO));
    }
    return document;
  }

  private static String word(Random random) {
    return "w" + random.nextInt(WORDS);
  }
}
